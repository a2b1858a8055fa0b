"""What a tool's tests come to, in a few words: where it was tested, where only used, or neither."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from django.utils.text import capfirst
from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from knowledge.models import Evidence

MOST_PLACES, IN_FULL = 3, 2


@dataclass(frozen=True, slots=True)
class Proof:
    """What a page says of a tool's use: `first` in full, `others` folded, `mentions` below them."""

    first: "list[Evidence]"
    others: "list[Evidence]"
    mentions: "list[Mention]"

    @property
    def more(self) -> int:
        """Rows that are folded."""
        return len(self.others) + sum(len(one.rows) for one in self.mentions)


@dataclass(frozen=True, slots=True)
class Mention:
    """Countries of which one source says no more than that the tool was used there."""

    rows: "list[Evidence]"

    @property
    def words(self) -> str:
        names = ", ".join(dict.fromkeys(row.country_name for row in self.rows))
        return str(capfirst(_("used in %(places)s") % {"places": names}))


def proof_of(rows: "Iterable[Evidence]") -> Proof:
    """What would be said of each of several countries in the same words is said once."""
    rows = list(rows)
    folded = rows[IN_FULL:]
    bare = sorted((row for row in folded if row.is_bare), key=_source)
    mentions = [Mention(list(of_one)) for _key, of_one in groupby(bare, _source)]
    return Proof(rows[:IN_FULL], [row for row in folded if not row.is_bare], mentions)


def _source(row: "Evidence") -> tuple[str, str]:
    return row.source_label, row.source_url


def words_of(rows: "Iterable[Evidence]") -> list[str]:
    """For a card: tests whose result is on record first, then uses; never empty."""
    rows = list(rows)
    tested = [row.country_name for row in rows if row.is_tested]
    used = [row.country_name for row in rows if not row.is_tested]
    said = []
    if tested:
        said.append(_("tested in %(places)s, with a result") % {"places": _listed(tested)})
    if used := [name for name in used if name not in tested]:
        said.append(_("used in %(places)s") % {"places": _listed(used)})
    return said or [_("no evidence that we know of yet")]


def _listed(names: list[str]) -> str:
    places = list(dict.fromkeys(names))
    more = len(places) - MOST_PLACES
    return ", ".join(places[:MOST_PLACES]) + (f" +{more}" if more > 0 else "")
