"""A worksheet on A4, to print and fill in by hand: one page or two, with the example worked out."""

from collections.abc import Sequence
from datetime import UTC, date, datetime

from fpdf.enums import Align

from knowledge.demo.worksheets.blocks import draw_blocks
from knowledge.demo.worksheets.formulas import Value
from knowledge.demo.worksheets.model import NUMBERS, Column, Row, Worksheet, words
from partners.agreements.briefs.canvas import (
    LINE,
    MUTED,
    PRIMARY,
    RAISED,
    SIDE,
    TEXT,
    Canvas,
    Colour,
    soft,
)

MADE = datetime(2026, 11, 30, tzinfo=UTC)
MONTHS = {
    "id": ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des"),
    "en": ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
}
PAD = 1.3  # millimetres inside a cell
SIZE = 8.0  # points
HAND = 8.0  # millimetres that a line by hand takes
LEGEND = 7.0  # millimetres
NOTE_GAP = 2.0  # millimetres from the table to what its columns mean
LINE_SHARES = (9, 40, 38, 22, 24)
WHITE: Colour = (255, 255, 255)
COMPUTED = soft(PRIMARY)


class Paper(Canvas):
    """With the head of every worksheet."""

    def __init__(self, it: Worksheet) -> None:
        self.it, self.said = it, words(it.language)
        super().__init__(it.title, it.language, MADE, self.said["footer"], is_wide=it.is_wide)
        self.masthead(self.said["maker"])
        self.write_text(it.title, 17, PRIMARY, bold=True)
        self.ln(0.6)
        self.write_text(it.about, 10, TEXT)
        self.ln(0.6)
        self.write_text(self.said["licence"], 8, MUTED)
        self.ln(1.5)
        for number, text in enumerate(it.how, 1):
            self.write_text(f"{number}. {text}", 9, TEXT)
        self.labels([(text, 1) for text in it.fields])
        self.ln(2)

    def labels(self, items: Sequence[tuple[str, float]]) -> None:
        """Labels with a line to write on, two beside each other where both are short."""
        per_row = 2 if self.is_roomy else 1
        pairs = [items[at : at + per_row] for at in range(0, len(items), per_row)]
        for pair in pairs:
            self.labelled(pair)

    @property
    def is_roomy(self) -> bool:
        longest = max((len(text) for text in self.it.fields), default=0)
        return longest <= (44 if self.it.is_wide else 24)

    def labelled(self, items: Sequence[tuple[str, float]], size: float = 9.5) -> None:
        """Side by side; each takes its share of the width."""
        self.need(HAND)
        gap, x, top = 5.0, SIDE, self.y
        room = self.epw - gap * (len(items) - 1)
        whole = sum(share for _, share in items)
        for text, share in items:
            width = room * share / whole
            self.set_xy(x, top + 2.4)
            self.write_text(f"{text}:", size, TEXT, width=width, keep_y=True)
            start = x + self.get_string_width(f"{text}:") + 1.5
            self.stroke(start, x + width, top + HAND - 1)
            x += width + gap
        self.set_xy(SIDE, top + HAND)

    def stroke(self, x: float, until: float, y: float) -> None:
        self.set_draw_color(*MUTED)
        self.set_line_width(0.15)
        self.line(x, y, until, y)

    def cells(
        self,
        texts: Sequence[str],
        widths: Sequence[float],
        *,
        grounds: Sequence[Colour],
        colour: Colour = TEXT,
        right: Sequence[bool] = (),
        bold: bool = False,
        height: float = 0,
    ) -> None:
        """A row of a table with its borders, as high as its longest text."""
        inner = [width - 2 * PAD for width in widths]
        high = [
            self.height_of(text, SIZE, width, bold=bold) if text else 0
            for text, width in zip(texts, inner, strict=True)
        ]
        height = (
            max(height, *high) if height and not any(high) else max(height, max(high) + 2 * PAD)
        )
        x, top = SIDE, self.y
        for at, (text, width) in enumerate(zip(texts, widths, strict=True)):
            self.set_fill_color(*grounds[at])
            self.set_draw_color(*LINE)
            self.set_line_width(0.2)
            self.rect(x, top, width, height, style="FD")
            if text:
                self.set_xy(x + PAD, top + PAD)
                align = Align.R if right and right[at] else Align.L
                self.write_text(
                    text, SIZE, colour, bold=bold, width=inner[at], align=align, keep_y=True
                )
            x += width
        self.set_xy(SIDE, top + height)

    def band(self, text: str) -> None:
        self.cells([text], [self.epw], grounds=[soft(PRIMARY)], colour=PRIMARY, bold=True)

    def row_height(self, texts: Sequence[str], widths: Sequence[float], least: float) -> float:
        high = [
            self.height_of(text, SIZE, width - 2 * PAD) + 2 * PAD if text else 0
            for text, width in zip(texts, widths, strict=True)
        ]
        return max(least, *high)

    @property
    def left(self) -> float:
        """Millimetres to the end of the page."""
        return float(self.page_break_trigger - self.y)


def pdf(it: Worksheet) -> bytes:
    """The same bytes each time."""
    paper = Paper(it)
    if it.is_text:
        draw_blocks(paper, it.blocks)
        return bytes(paper.output())
    figures = Figures(paper) if it.lines else None
    if it.columns:
        note = f"{paper.said['columns_on_paper']}: {it.in_words}." if it.in_words else ""
        noted = paper.height_of(note, SIZE, paper.epw) + NOTE_GAP if note else 0
        Table(paper, noted + (figures.height + 3 if figures else 0)).draw()
        if note:
            paper.ln(NOTE_GAP - 0.5)
            paper.write_text(note, SIZE, MUTED)
        paper.ln(3)
    if figures:
        figures.draw()
    return bytes(paper.output())


class Table:
    """The rows: the example's, those given, and as many empty ones as the pages hold."""

    def __init__(self, paper: Paper, after: float) -> None:
        """`after`: millimetres to leave for what follows."""
        self.paper, self.it, self.after = paper, paper.it, after
        whole = sum(column.width for column in self.it.columns)
        self.widths = [paper.epw * column.width / whole for column in self.it.columns]
        self.right = [column.unit in NUMBERS for column in self.it.columns]

    def draw(self) -> None:
        paper, it = self.paper, self.it
        self._head()
        if it.examples:
            paper.band(paper.said["example"])
            for row in [*_some(it.example_opening), *it.filled(it.examples, it.example_opening)]:
                self._row(row, is_example=True)
            if self._is_better_apart():
                paper.add_page()
                self._head()
            paper.band(paper.said["own"])
        for row in [*_some(it.opening), *it.given]:
            self._row(row)
        if it.blank:
            self._fill()
        elif paper.left < self.after:
            paper.add_page()

    def _is_better_apart(self) -> bool:
        """Rows that would be split and fit, with what follows, on a page of their own."""
        if self.it.blank:
            return False
        texts = [
            [shown(row.get(one.key), one.unit, "id") for one in self.it.columns]
            for row in self.it.given
        ]
        heights = (self.paper.row_height(row, self.widths, HAND) for row in texts)
        needed = sum(heights) + HAND + self.after
        return self.paper.left < needed <= self.paper.eph - 2 * HAND

    def _fill(self) -> None:
        """Empty rows to the end of this page, and of a second one as far as the figures let."""
        paper = self.paper
        fits_here = paper.left - self.after >= 8 * HAND
        while paper.left - (self.after if fits_here else 0) >= HAND:
            self._row({})
        if self.after and not fits_here:
            paper.add_page()
            self._head()
            while paper.left - self.after >= HAND:
                self._row({})

    def _head(self) -> None:
        columns, grounds = self.it.columns, [PRIMARY] * len(self.widths)
        texts = [column.heading for column in columns]
        self.paper.cells(texts, self.widths, grounds=grounds, colour=WHITE, bold=True)

    def _row(self, row: Row, *, is_example: bool = False) -> None:
        columns, language = self.it.columns, self.it.language
        texts = [shown(row.get(one.key), one.unit, language) for one in columns]
        least = 0.0 if is_example else HAND
        height = self.paper.row_height(texts, self.widths, least)
        if self.paper.left < height:
            self.paper.add_page()
            self._head()
        grounds = [RAISED if is_example else self._ground(one, row) for one in columns]
        colour = MUTED if is_example else TEXT
        self.paper.cells(
            texts, self.widths, grounds=grounds, colour=colour, right=self.right, height=height
        )

    def _ground(self, column: Column, row: Row) -> Colour:
        is_opening = bool(self.it.opening) and row is self.it.opening
        return COMPUTED if column.formula and not is_opening else WHITE


class Figures:
    """The lines: how each comes about, the example's and room for one's own."""

    def __init__(self, paper: Paper) -> None:
        self.paper, it = paper, paper.it
        shares = LINE_SHARES if it.lines_have_example else (9, 50, 50, 24)
        self.widths = [paper.epw * share / sum(shares) for share in shares]
        example = it.filled(it.examples, it.example_opening)
        given = {line.key: line.example for line in it.lines}
        sums = it.sums(example, it.example_opening, given)
        self.rows = []
        for line in it.lines:
            figure = shown(sums.get(line.key), line.unit, it.language)
            texts = [line.key, line.item, line.how, figure, ""]
            if not it.lines_have_example:
                del texts[3]
            self.rows.append((line, texts))
        self.least = HAND if it.columns else HAND + 1.5
        self.height = (
            HAND
            + LEGEND
            + sum(paper.row_height(texts, self.widths, self.least) for _, texts in self.rows)
        )

    def draw(self) -> None:
        paper, said = self.paper, self.paper.said
        heads = [said[name] for name in ("letter", "item", "how", "example_of_line", "yours")]
        if not paper.it.lines_have_example:
            del heads[3]
        grounds = [PRIMARY] * len(heads)
        paper.cells(heads, self.widths, grounds=grounds, colour=WHITE, bold=True)
        right = [False, False, False, *([True] * (len(heads) - 3))]
        for line, texts in self.rows:
            own = COMPUTED if line.formula else WHITE
            grounds = [*([WHITE] * 3), *([RAISED] * (len(heads) - 4)), own]
            height = paper.row_height(texts, self.widths, self.least)
            paper.cells(texts, self.widths, grounds=grounds, right=right, height=height)
        paper.ln(1.5)
        paper.write_text(said["legend_on_paper"], 8, MUTED)


def shown(value: Value, unit: str, language: str) -> str:
    """A figure as it is read in this language.

    >>> shown(2000000, "rupiah", "id"), shown(0.0636, "percent", "id"), shown(7.5, "decimal", "en")
    ('Rp2.000.000', '6,4%', '7.5')
    """
    if value is None or isinstance(value, str):
        return value or ""
    if isinstance(value, date):
        return f"{value.day} {MONTHS[language][value.month - 1]} {value.year}"
    if unit == "percent":
        text = f"{value * 100:.1f}".removesuffix(".0") + "%"
    elif unit == "decimal":
        text = f"{value:,.2f}".rstrip("0").rstrip(".")
    else:
        text = f"{value:,.0f}"
    if unit == "rupiah":
        text = f"Rp{text}" if not text.startswith("-") else f"-Rp{text[1:]}"
    return text.translate(str.maketrans(",.", ".,")) if language == "id" else text


def _some(row: Row) -> list[Row]:
    return [row] if row else []
