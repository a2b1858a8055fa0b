"""Where the facts of an agreement were read, as readers see it: name, address, date."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from partners.organisations.sources import source_of

if TYPE_CHECKING:
    from partners.agreements.models import Agreement, Source


@dataclass(frozen=True, slots=True)
class ShownSource:
    """`dated`: when it was published, or that this is not recorded; nothing where the name says
    it. In the active language.
    """

    name: str
    url: str
    published_on: date | None
    dated: str


def shown_sources(agreement: "Agreement", rows: Iterable["Source"]) -> list[ShownSource]:
    """Its rows; where none can be named, its source in words."""
    shown = [
        ShownSource(
            one.name,
            one.url,
            one.published_on,
            date_format(one.published_on) if one.published_on else _("date not recorded"),
        )
        for one in rows
    ]
    if shown or not agreement.source:
        return shown
    told = source_of(agreement.source)
    dated = "" if told.has_date else _("date not recorded")
    return [ShownSource(told.words, told.url, None, dated)]
