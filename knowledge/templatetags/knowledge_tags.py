"""What other rooms show of the library."""

from collections.abc import Iterable
from dataclasses import dataclass

from django import template
from django.db.models import Count, Exists, OuterRef
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from home.cache import shelf
from home.models import Challenge
from home.visibility import public
from knowledge import of_organisations, related, using
from knowledge.cards import Card
from knowledge.downloads import by_worksheet
from knowledge.enums import WITHOUT_CHANGE, Outcome, PathStage
from knowledge.glossary.explaining import explained
from knowledge.models import Adaptation, Evidence, ToolPage
from knowledge.models.tool_page import ToolQuerySet
from knowledge.usability import readiness
from partners.apprenticeships.models import Offer
from partners.organisations.models import Organisation
from search.documents import Meaning

register = template.Library()
register.filter(by_worksheet)
TRIED = (PathStage.TRIED, PathStage.RECOMMENDED)


@register.simple_tag
def library_needs(library: str, limit: int = 6) -> list[dict[str, str]]:
    """The challenges with the most tools, as ways into the library. `library` is its address.
    One query.
    """
    counted = Challenge.objects.filter(toolpage__in=_for_readers().values("pk"))
    rows = counted.annotate(tools=Count("toolpage")).order_by("-tools", "order")[:limit]
    return [{"label": one.name, "url": f"{library}?challenge={one.code}"} for one in rows]


@dataclass(frozen=True, slots=True)
class Front:
    """Tools of the home page, called what they are."""

    title: str
    text: str
    cards: list[Card]


@register.simple_tag
def front_tools(library: str, limit: int = 3) -> Front:
    """Those that were changed for Indonesia, the last ones first; where there are none, those that
    were tried here, with a result; else none. At most three queries.
    """
    changed = Adaptation.objects.filter(page=OuterRef("pk")).exclude(verdict__in=WITHOUT_CHANGE)
    if adapted := _newest(_for_readers().filter(Exists(changed)), library, limit):
        return Front(
            _("Newly adapted tools"),
            _(
                "What was changed for Indonesia stands on the page of each; a stamp says where and "
                "when it was tested."
            ),
            adapted,
        )
    if tried := _newest(_for_readers().filter(path_stage__in=TRIED), library, limit):
        text = _("A stamp says where and when each was tested, and its page with what result.")
        return Front(_("Tools tried in Indonesia"), text, tried)
    text = _("The page of each says where it was used, and what we do not know of it.")
    return Front(_("Tools from other countries"), text, [])


@register.simple_tag
def first_usable(library: str) -> Card | None:
    """The tool that the library names first, by its usual order; none where nothing is in hand in
    the reader's language. At most two queries, the first time.
    """
    return shelf.kept(("first usable", library), lambda: _first_usable(library), alone=True)


def _first_usable(library: str) -> Card | None:
    light = _for_readers().annotate(**using.COUNTED).values("pk", "title", *using.COLUMNS)
    facts = [(using.facts_in(row), row) for row in light]
    in_hand = [(one, row) for one, row in facts if one.is_in_hand]
    if not in_hand:
        return None
    _facts, first = min(
        in_hand, key=lambda one: (-readiness(one[0]), one[1]["title"].casefold(), one[1]["pk"])
    )
    rows = ToolPage.objects.select_related("alias_of__locale").defer_streamfields()
    return Card(rows.get(pk=first["pk"]), library)


def _newest(tools: ToolQuerySet, library: str, limit: int) -> list[Card]:
    shown = tools.order_by("-first_published_at", "-pk").prefetch_related("evidence")
    rows = shown.select_related("alias_of__locale").defer_streamfields()
    return [Card(tool, library) for tool in rows[:limit]]


@register.filter
def result_of(card: Card) -> Evidence | None:
    """The test to stamp it with: one whose result is known, the strongest first."""
    tests = [row for row in card.tool.evidence.all() if row.outcome != Outcome.UNKNOWN]
    return max(tests, key=lambda row: (row.strength or 0, row.year or 0), default=None)


def _for_readers() -> ToolQuerySet:
    rows: ToolQuerySet = ToolPage.objects.filter(locale__language_code=get_language())
    return public(rows)


@register.simple_tag
def what_there_is(organisations: Iterable[Organisation]) -> list[Organisation]:
    """The same, each with `there`: what the site has of it, for components/meta.html, and
    `there_words`, the same as one text. Three queries.
    """
    rows = list(organisations)
    found = of_organisations.in_words(rows)
    for row in rows:
        row.there = found[row.pk]
        row.there_words = " · ".join(item["label"] for item in row.there)
    return rows


@register.simple_tag
def tools_of(organisation: Organisation) -> related.Shelf:
    """The tools that an organisation made, for its page."""
    return related.made_by(organisation)


@register.simple_tag
def tools_naming(organisation: Organisation) -> related.Shelf:
    """Tools of which a test or use names it, for a page that has little else to show."""
    return related.naming(organisation)


@register.simple_tag
def tools_before(offer: Offer) -> related.Shelf:
    """What to read before one goes to an offer."""
    return related.before(offer)


@register.simple_tag
def words_of_offer(offer: Offer) -> list[Meaning]:
    """Terms of the glossary that an offer uses, with their meaning; of a draft none."""
    if offer.is_preview:
        return []
    text = "\n".join([offer.title, offer.summary, *(day.title for day in offer.days.all())])
    language = get_language() or ""
    return shelf.kept(("words of offer", offer.pk), lambda: explained(text, language))
