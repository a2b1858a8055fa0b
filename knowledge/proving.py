"""What a tool's tests come to, in a few words: where it was tested, where only used, or neither."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from knowledge.models import Evidence

MOST_PLACES = 3


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
