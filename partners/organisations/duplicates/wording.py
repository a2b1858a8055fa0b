"""Why two records may be one, in the reader's language."""

from collections.abc import Iterable
from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from partners.organisations.duplicates.scoring import POINTS

WORDS: dict[str, Promise] = {
    "number_alike": _("the registration numbers differ by signs only"),
    "former_number": _("one has the number that the other had before"),
    "village": _("same village"),
    "village_by_name": _("same district, and the village has the same name"),
    "district": _("one is placed in the district of the other, without a village"),
    "one_kdkmp": _("both are the KDKMP of one village, which has only one"),
    "name": _("same name"),
    "former_name": _("one has the name that the other had before"),
    "name_near": _("nearly the same name"),
    "email": _("same e-mail address"),
    "website": _("same website"),
    "numbers_differ": _("other registration numbers"),
    "kinds_differ": _("other kinds of cooperative"),
    "places_differ": _("other places"),
    "ordinals_differ": _("another number behind the name, like I and II"),
    "names_differ": _("quite another name"),
}
"""Of each code of POINTS (`tests/…/duplicates/test_wording.py`)."""


class Said(NamedTuple):
    words: Promise
    points: int

    @property
    def speaks_for(self) -> bool:
        return self.points > 0

    @property
    def signed(self) -> str:
        """With a plus, or a minus of the width of a digit."""
        return f"+{self.points}" if self.speaks_for else f"−{-self.points}"


def said(codes: Iterable[str]) -> list[Said]:
    """A code of an older release that is no more says nothing."""
    return [Said(WORDS[code], POINTS[code]) for code in codes if code in WORDS]
