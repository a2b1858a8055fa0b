"""The table of `table.txt`: read for the test, written for people."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

import home
from tests.portal.permissions.roles import ROLES

SOURCE = Path(__file__).parent / "table.txt"
PAGE = Path(home.__file__).parent.parent / "docs/people.md"
HEADING = "## Who may what\n"
APART = re.compile(r" {2,}")


@dataclass(frozen=True, slots=True)
class Row:
    """`who`, by name of the role, may `act` on `thing` through `channel`."""

    thing: str
    act: str
    channel: str
    who: frozenset[str]
    note: str = ""

    def __str__(self) -> str:
        return f"{self.thing}: {self.act}, {self.channel}"

    @property
    def is_about_all(self) -> bool:
        """Whether it says the same of every role."""
        return len(self.who) in {0, len(ROLES)}


def rows() -> list[Row]:
    """Raises ValueError for a line that is no row, and for one that stands there twice."""
    found: list[Row] = []
    thing = ""
    _about, *lines = SOURCE.read_text(encoding="utf-8").split("\n\n", 1)
    for line in filter(None, "".join(lines).splitlines()):
        if not line.startswith(" "):
            thing = line
        elif line.startswith("    "):
            before = found.pop()
            found.append(Row(thing, before.act, before.channel, before.who, line.strip()))
        else:
            found.append(_row(thing, line))
    if len({str(row) for row in found}) != len(found):
        raise ValueError("a row stands there twice")
    return found


def _row(thing: str, line: str) -> Row:
    act, channel, marks = APART.split(line.strip())
    letters = marks.split()
    for letter, role in zip(letters, ROLES, strict=True):
        if letter not in {role.letter, "·"}:
            raise ValueError(line)
    who = (role.name for letter, role in zip(letters, ROLES, strict=True) if letter != "·")
    return Row(thing, act, channel, frozenset(who))


def written() -> str:
    """The section of docs/people.md: a table for each thing, a column for each role."""
    return "\n".join(_lines())


def _lines() -> Iterator[str]:
    yield HEADING
    yield "The tests ask each line of a person of every role; others are told nothing of it."
    yield "`python -m tests.portal.permissions` writes this section from their table.\n"
    yield from (f"* **{role.letter}** {role.words}" for role in ROLES)
    letters = " | ".join(role.letter for role in ROLES)
    for thing, mine in groupby(rows(), key=lambda row: row.thing):
        yield from ("", f"| {thing} | by | {letters} | |", "|---" * (len(ROLES) + 3) + "|")
        for row in mine:
            marks = " | ".join("✓" if role.name in row.who else "–" for role in ROLES)
            yield f"| {row.act} | {row.channel} | {marks} | {row.note} |"
    yield ""


def section(page: str) -> re.Match[str] | None:
    """Where it stands in the page."""
    return re.search(rf"^{HEADING}.*?(?=^## |\Z)", page, re.MULTILINE | re.DOTALL)


def write() -> None:
    """Put it into the page, in its place or at the end."""
    page = PAGE.read_text(encoding="utf-8")
    found = section(page)
    text = written()
    if found is None:
        page = f"{page.rstrip()}\n\n{text}"
    else:
        page = f"{page[: found.start()]}{text}\n{page[found.end() :]}"
    PAGE.write_text(f"{page.rstrip()}\n", encoding="utf-8")
