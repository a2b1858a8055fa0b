"""What the library's front shows for one request: tools, facets, filters in force, order.

The search engine answers, with words and without; `knowledge.database` while it is down.
"""

from functools import partial
from typing import TYPE_CHECKING

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from home.models import BusinessUnit, Challenge, Competency, Sector, Stage
from home.term_names import names_of
from knowledge import database, languages
from knowledge.cards import cards
from knowledge.enums import Kind, PathStage
from knowledge.searchable import TOOL_LANGUAGE
from knowledge.untranslated import untranslated
from partners.organisations import countries
from search.documents import BY_TITLE, NEWEST, POPULAR, READY, RELEVANCE
from search.insight import counting
from search.listing import Link, Listing
from search.registry import Facet, Label

if TYPE_CHECKING:
    from knowledge.models import ToolIndexPage

TOOL = "knowledge.toolpage"
PAGE_SIZE = 10
# The questions that a cooperative has, in this order; stages and steps follow upon each other.
FACETS = (
    Facet("challenge", _("What do you need help with?"), partial(names_of, Challenge)),
    Facet("unit", _("Business unit"), partial(names_of, BusinessUnit)),
    Facet("stage", _("Stage of your cooperative"), partial(names_of, Stage), is_ordered=True),
    Facet("kind", _("Kind of tool"), lambda: dict(Kind.choices)),
    Facet("path", _("How far adapted"), lambda: dict(PathStage.choices), is_ordered=True),
    Facet("sector", _("Sector"), partial(names_of, Sector)),
    Facet("competency", _("What one learns"), partial(names_of, Competency)),
    Facet("country", _("Used or tested in"), lambda: dict(countries.choices())),
    Facet("language", _("Language of the tool"), lambda: languages.NAMES, TOOL_LANGUAGE),
)
ORDERS: dict[str, Label] = {
    RELEVANCE: _("best match"),
    READY: _("usable first"),
    POPULAR: _("most tested"),
    NEWEST: _("newest"),
    BY_TITLE: _("by name"),
}
# One line beside the orders that do not explain themselves; the rules are knowledge.usability and
# knowledge.enums.WITH_RESULT.
EXPLAINED: dict[str, Label] = {
    READY: _(
        "First what you can use today: with a text or file in your language, then adapted, then "
        "with a result on record."
    ),
    POPULAR: _("Counted are only tests whose result is on record."),
}


def context_of(page: "ToolIndexPage", request: HttpRequest) -> dict[str, object]:
    language = page.locale.language_code
    listing = Listing.of(
        request.GET,
        types=(TOOL,),
        facets=FACETS,
        size=PAGE_SIZE,
        language=language,
        orders=ORDERS,
        items=partial(cards, page.url or ""),
        otherwise=database.answer,
    )
    asked = listing.asked
    if asked.is_first:
        counting.searched(asked.text, language, listing.total)
    return {
        "listing": listing,
        "active_filters": active(listing),
        "order_note": EXPLAINED.get(asked.order, ""),
        "is_empty_library": asked.is_empty and not listing.total,
        "untranslated": untranslated(page.locale, request) if asked.is_empty else None,
    }


def active(listing: Listing) -> list[Link]:
    """The words and each filter in force, with the address of the list without it."""
    text = listing.asked.text
    words = [Link(f"“{text}”", listing.asked.address(q="", exact=""))] if text else []
    return words + listing.active
