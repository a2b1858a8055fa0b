"""What of a sheet one page of paper holds: words are cut, and promises left out, only where it is
full.
"""

from dataclasses import dataclass, replace
from math import ceil

from partners.agreements.bilateral.facts import Line, Sheet
from partners.agreements.briefs.brief import GROUP_ORDER

MOST_AGREEMENTS = 5
MOST_WITH_STEPS = 8  # where there are more, next steps stay on the pages of the agreements


@dataclass(frozen=True, slots=True)
class Room:
    """What a page has room for: promises in all, sources of each agreement, and letters of a scope
    and of a title or next step.
    """

    promises: int
    sources: int
    scope: int
    title: int


# How the facts shrink until a page holds them: first the longest words, then what is told.
WHOLE = Room(12, 4, 4000, 240)
SMALLER = (
    WHOLE,
    *(Room(12, 4, scope, 240) for scope in (1600, 1000, 700, 480)),
    *(Room(12, 4, scope, 110) for scope in (480, 240)),
    Room(9, 3, 240, 110),
    Room(6, 2, 240, 110),
    Room(4, 1, 240, 110),
    Room(2, 1, 240, 110),
    Room(0, 1, 240, 110),
    Room(0, 0, 240, 110),
)

# Of the page as browsers print it: rows on A4, letters in a row of each kind of words.
PAGE_ROWS, HEAD_ROWS, GAP_ROWS = 50, 9, 2.5
TITLE_ROW, WORDS_ROW, PROMISE_ROW, NOTE_ROW = 70, 95, 58, 110


def fitting(sheet: Sheet) -> Sheet:
    """As much as a printed page holds by the length of its words; a PDF measures (`pdf.py`)."""
    shown = shortened(sheet, SMALLER[-1])
    for room in SMALLER:
        shown = shortened(sheet, room)
        if HEAD_ROWS + sum(map(_rows, shown.lines)) <= PAGE_ROWS:
            break
    return shown


def _rows(line: Line) -> float:
    sources = sum(len(source.name) + 20 for source in line.sources)
    promises = sum(
        ceil(len(one.title) / PROMISE_ROW) + ceil(len(one.next_step) / PROMISE_ROW) + 0.5
        for one in line.promises
    )
    return (
        GAP_ROWS
        + ceil(len(line.title) / TITLE_ROW) * 1.4
        + ceil(len(line.scope) / WORDS_ROW)
        + promises
        + ceil((sources + 40 * bool(line.more)) / NOTE_ROW)
    )


def shortened(sheet: Sheet, room: Room) -> Sheet:
    """As much of it as there is room for, the most pressing promises of all agreements first."""
    shown = sheet.lines[:MOST_AGREEMENTS]
    ranked = sorted(
        (GROUP_ORDER.index(one.light), at, place)
        for at, line in enumerate(shown)
        for place, one in enumerate(line.promises)
    )
    kept = {(at, place) for _rank, at, place in ranked[: room.promises]}
    return replace(
        sheet,
        lines=tuple(_cut(line, at, kept, room) for at, line in enumerate(shown)),
        more=len(sheet.lines) - len(shown),
    )


def _cut(line: Line, at: int, kept: set[tuple[int, int]], room: Room) -> Line:
    has_steps = len(kept) <= MOST_WITH_STEPS
    promises = tuple(
        replace(
            one,
            title=short(one.title, room.title),
            next_step=short(one.next_step, room.title) if has_steps else "",
        )
        for place, one in enumerate(line.promises)
        if (at, place) in kept
    )
    return replace(
        line,
        title=short(line.title, room.title),
        scope=short(line.scope, room.scope),
        promises=promises,
        sources=line.sources[: room.sources],
        more=len(line.promises) - len(promises),
        more_sources=max(len(line.sources) - room.sources, 0),
    )


def short(words: str, most: int) -> str:
    """At most so many letters, ending between two words.

    >>> short("Capacity building and exchange", 24)
    'Capacity building and…'
    """
    if len(words) <= most:
        return words
    cut = words[:most]
    return f"{(cut.rpartition(' ')[0] or cut[:-1]).rstrip(' ,;:.')}…"
