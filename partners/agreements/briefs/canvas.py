"""What a brief is drawn on: A4, our colours, letters for every Latin name.

The two faces are Roboto (Apache licence, see `fonts/LICENSE`), cut down to Latin letters with
their accents and to punctuation: 59 KB each. What they lack is written in Latin letters
(東京 becomes DongJing), so that no name ends as an empty box.
"""

from collections.abc import Iterable
from datetime import datetime
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

from anyascii import anyascii
from fontTools.ttLib import TTFont
from fpdf import FPDF
from fpdf.enums import Align, XPos, YPos

Colour = tuple[int, int, int]
FONTS = Path(__file__).parent / "fonts"
FACES = {"": "Roboto-Regular.ttf", "B": "Roboto-Bold.ttf"}
FAMILY = "roboto"

# The roles of docs/design.md, on white paper.
PRIMARY: Colour = (29, 63, 114)
SUCCESS: Colour = (28, 92, 60)
ATTENTION: Colour = (138, 90, 0)
DANGER: Colour = (155, 47, 35)
TEXT: Colour = (27, 35, 45)
MUTED: Colour = (75, 85, 99)
LINE: Colour = (217, 212, 199)
RAISED: Colour = (243, 240, 232)
STRAND: Colour = (201, 152, 60)

SIDE, TOP, BOTTOM = 17.0, 18.0, 20.0  # margins, millimetres
POINT = 25.4 / 72  # millimetres
LEADING = 1.32
STRANDS = (
    ("#1d3f72", "M31 21.5V43a7 7 0 0 1-14 0v-7.5M17 26.5V5a7 7 0 0 1 14 0v7.5"),
    ("#c9983c", "M21.5 17H43a7 7 0 0 1 0 14h-7.5M26.5 31H5a7 7 0 0 1 0-14h7.5"),
)
MARK = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48">'
    '<g transform="rotate(45 24 24)" fill="none">'
    + "".join(f'<path stroke="{ink}" stroke-width="5" d="{way}"/>' for ink, way in STRANDS)
    + "</g></svg>"
)


@cache
def letters() -> frozenset[int]:
    """Code points that the faces have."""
    with TTFont(FONTS / FACES[""]) as face:
        return frozenset(face.getBestCmap())


def printable(text: str) -> str:
    """`text` in letters that the faces have; line ends stay, other control characters go.

    >>> printable("Dili – “Covalima” 東京")
    'Dili – “Covalima” DongJing'
    """
    known = letters()
    return "".join(
        char
        if char == "\n" or ord(char) in known
        else anyascii(char)
        if char.isprintable()
        else " "
        for char in text.replace("\r\n", "\n")
    )


class Canvas(FPDF):
    """A4 with a footer on each page; distances in millimetres, letters in points."""

    def __init__(
        self, title: str, language: str, at: datetime, footer: str, *, is_wide: bool = False
    ) -> None:
        super().__init__("landscape" if is_wide else "portrait", format="A4")
        for style, name in FACES.items():
            self.add_font(FAMILY, style, FONTS / name)
        self.footer_text = footer
        self.set_margins(SIDE, TOP, SIDE)
        self.set_auto_page_break(True, BOTTOM)
        self.set_title(title)
        self.set_lang(language)
        self.set_creation_date(at)
        self.c_margin = 0
        self.add_page()

    def footer(self) -> None:
        self.set_y(-13)
        self.rule(self.y - 1.5)
        self.write_text(self.footer_text, 7.5, MUTED, width=self.epw - 20, keep_y=True)
        self.set_x(self.w - SIDE - 20)
        self.write_text(f"{self.page_no()} / {{nb}}", 7.5, MUTED, width=20, align=Align.R)

    def write_text(
        self,
        text: str,
        size: float = 9.5,
        colour: Colour = TEXT,
        *,
        bold: bool = False,
        width: float = 0,
        align: Align = Align.L,
        keep_y: bool = False,
        leading: float = 0,
    ) -> None:
        """A paragraph from the current point; `keep_y` leaves the pen at its top.

        `leading` is the height of a line, where it is not to follow from the size.
        """
        self.set_font(FAMILY, "B" if bold else "", size)
        self.set_text_color(*colour)
        self.multi_cell(
            width,
            leading or size * POINT * LEADING,
            printable(text),
            align=align,
            new_x=XPos.RIGHT if keep_y else XPos.LMARGIN,
            new_y=YPos.TOP if keep_y else YPos.NEXT,
        )

    def write_links(
        self, parts: Iterable[tuple[str, str]], size: float, colour: Colour = TEXT
    ) -> None:
        """A paragraph of words, each with the address to which it leads, or none."""
        line = size * POINT * LEADING
        self.set_font(FAMILY, "", size)
        for words, url in parts:
            self.set_text_color(*(PRIMARY if url else colour))
            self.write(line, printable(words), link=url)
        self.ln(line)

    def height_of(
        self, text: str, size: float, width: float, *, bold: bool = False, leading: float = 0
    ) -> float:
        self.set_font(FAMILY, "B" if bold else "", size)
        line = leading or size * POINT * LEADING
        height: Any = self.multi_cell(width, line, printable(text), dry_run=True, output="HEIGHT")
        return float(height)

    def need(self, height: float) -> None:
        """Begin a new page unless so much is left on this one."""
        if self.y + height > self.page_break_trigger:
            self.add_page()

    def masthead(self, words: str) -> None:
        """The mark with the site's name, and the woven band below."""
        self.image(BytesIO(MARK.encode()), x=SIDE, y=TOP - 6, w=9)
        self.set_xy(SIDE + 11.5, TOP - 4.2)
        self.write_text(words, 11, TEXT, bold=True)
        self._weave(TOP + 5)
        self.set_y(TOP + 11)

    def pill(self, words: str, colour: Colour) -> None:
        """Words on a soft ground, the pen to the right of it."""
        self.set_font(FAMILY, "B", 8.5)
        width = self.get_string_width(printable(words)) + 5
        self.set_fill_color(*soft(colour))
        self.rect(self.x, self.y, width, 5.4, style="F", round_corners=True, corner_radius=2.7)
        self.set_text_color(*colour)
        x = self.x
        self.cell(width, 5.4, printable(words), align=Align.C, new_x=XPos.RIGHT, new_y=YPos.TOP)
        self.set_x(x + width + 2)

    def bar(self, top: float, bottom: float, colour: Colour) -> None:
        self.set_fill_color(*colour)
        self.rect(SIDE, top, 1.1, bottom - top, style="F")

    def rule(self, y: float) -> None:
        self.set_draw_color(*LINE)
        self.set_line_width(0.2)
        self.line(SIDE, y, self.w - SIDE, y)

    def _weave(self, y: float) -> None:
        """Two strands over and under each other."""
        pieces = 29
        step = self.epw / pieces
        for number in range(pieces):
            self.set_fill_color(*(STRAND if number % 2 else PRIMARY))
            self.rect(SIDE + number * step, y, step, 0.5, style="F")
            self.set_fill_color(*(PRIMARY if number % 2 else STRAND))
            self.rect(SIDE + number * step, y + 0.8, step, 0.5, style="F")


def soft(colour: Colour) -> Colour:
    """The colour as a ground: nine parts of white."""
    red, green, blue = (round(255 - (255 - part) * 0.1) for part in colour)
    return red, green, blue
