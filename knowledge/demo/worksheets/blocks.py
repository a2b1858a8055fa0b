"""Texts with room to write: the blocks of an agenda, a discussion sheet, a logbook."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from partners.agreements.briefs.canvas import MUTED, PRIMARY, SIDE, TEXT, Colour

if TYPE_CHECKING:
    from knowledge.demo.worksheets.paper import Paper

HAND = 8.0  # millimetres that a line by hand takes
BOX = 3.2  # millimetres, of a box to tick
WHITE: Colour = (255, 255, 255)
Block = dict[str, Any]


def draw_blocks(paper: "Paper", blocks: Sequence[Block]) -> None:
    for block in blocks:
        DRAWN[block["type"]](paper, block)


def _heading(paper: "Paper", block: Block) -> None:
    """Never alone at the end of a page."""
    paper.need(block.get("keep", 28))
    paper.ln(2.5)
    paper.write_text(block["text"], 11.5, PRIMARY, bold=True)
    paper.ln(0.8)


def _paragraph(paper: "Paper", block: Block) -> None:
    paper.write_text(block["text"], 9.5, MUTED if block.get("is_note") else TEXT)
    paper.ln(0.8)


def _fields(paper: "Paper", block: Block) -> None:
    paper.labelled([(item["label"], item.get("share", 1)) for item in block["items"]])


def _lines(paper: "Paper", block: Block) -> None:
    if label := block.get("label"):
        paper.need(2 * HAND)
        paper.write_text(label, 9.5)
    numbered = block.get("is_numbered")
    for number in range(1, block["count"] + 1):
        paper.need(HAND)
        start = SIDE
        if numbered:
            paper.set_xy(SIDE, paper.y + 2.4)
            paper.write_text(f"{number}.", 9.5, width=6, keep_y=True)
            paper.set_y(paper.y - 2.4)
            start = SIDE + 6
        paper.stroke(start, SIDE + paper.epw, paper.y + HAND - 1)
        paper.set_xy(SIDE, paper.y + HAND)


def _numbered(paper: "Paper", block: Block) -> None:
    """Points in order, with what stands to the right of each; a line to write on where asked."""
    right = 24.0 if any("note" in item for item in block["items"]) else 0.0
    first = block.get("first", 1)
    for number, item in enumerate(block["items"], first):
        paper.need(HAND)
        top, inner = paper.y, paper.epw - 8 - right
        paper.write_text(f"{number}.", 9.5, PRIMARY, bold=True, width=8, keep_y=True)
        if note := item.get("note"):
            paper.set_xy(SIDE + paper.epw - right, top)
            paper.write_text(note, 9.5, MUTED, width=right, align="R", keep_y=True)
        paper.set_xy(SIDE + 8, top)
        paper.write_text(item["text"], 9.5, bold=bool(item.get("question")), width=inner)
        if question := item.get("question"):
            paper.set_x(SIDE + 8)
            paper.write_text(question, 9.5, TEXT, width=paper.epw - 8)
        if fields := item.get("fields"):
            paper.labelled([(one["label"], one.get("share", 1)) for one in fields], 9)
        for _ in range(item.get("lines", 0)):
            paper.need(HAND)
            paper.stroke(SIDE + 8, SIDE + paper.epw, paper.y + HAND - 1.5)
            paper.set_xy(SIDE, paper.y + HAND)
        paper.ln(1.3)


def _checks(paper: "Paper", block: Block) -> None:
    """Boxes to tick, in one column or two."""
    columns = block.get("columns", 1)
    width = paper.epw / columns
    items = block["items"]
    for at in range(0, len(items), columns):
        paper.need(HAND)
        top = lowest = paper.y
        for place, text in enumerate(items[at : at + columns]):
            x = SIDE + place * width
            paper.set_draw_color(*TEXT)
            paper.set_line_width(0.25)
            paper.rect(x, top + 0.6, BOX, BOX)
            paper.set_xy(x + BOX + 2, top)
            paper.write_text(text, 9.5, width=width - BOX - 5)
            lowest = max(lowest, paper.y)
        paper.set_xy(SIDE, lowest + 1.2)


def _table(paper: "Paper", block: Block) -> None:
    header, rows = block["header"], block["rows"]
    shares = block.get("widths", [1] * len(header))
    widths = [paper.epw * share / sum(shares) for share in shares]
    height = block.get("height", HAND)
    paper.need(height * 2 + 6)
    _table_head(paper, header, widths)
    for row in rows:
        if paper.left < height:
            paper.add_page()
            _table_head(paper, header, widths)
        texts = [*row, *[""] * (len(header) - len(row))]
        high = paper.row_height(texts, widths, height)
        paper.cells(texts, widths, grounds=[WHITE] * len(header), height=high)
    paper.ln(1)


def _table_head(paper: "Paper", header: Sequence[str], widths: Sequence[float]) -> None:
    grounds = [PRIMARY] * len(header)
    paper.cells(header, widths, grounds=grounds, colour=WHITE, bold=True)


def _page(paper: "Paper", block: Block) -> None:
    del block
    paper.add_page()


DRAWN = {
    "heading": _heading,
    "paragraph": _paragraph,
    "fields": _fields,
    "lines": _lines,
    "numbered": _numbered,
    "checks": _checks,
    "table": _table,
    "page": _page,
}
