"""What other rooms show of the library."""

from collections.abc import Iterable

from django import template
from django.db.models import Count, QuerySet
from django.utils.translation import get_language
from wagtail.models import Locale

from home.cache import shelf
from home.models import Challenge
from home.visibility import public
from knowledge import related, standing_here
from knowledge.glossary.explaining import explained
from knowledge.models import ToolPage
from partners.apprenticeships.models import Offer
from partners.organisations.models import Organisation
from search.documents import Meaning

register = template.Library()


@register.simple_tag
def library_counts(library: str, limit: int = 3) -> list[dict[str, object]]:
    """For components/pillar.html: the challenges with the most tools, as ways into the library.

    `library` is its address. One query.
    """
    return [
        {
            "label": challenge.name,
            "url": f"{library}?challenge={challenge.code}",
            "value": challenge.tools,
        }
        for challenge in _with_tools()[:limit]
    ]


def _with_tools() -> QuerySet[Challenge]:
    language = get_language()
    shown = public(ToolPage.objects.all()).filter(
        locale__in=Locale.objects.filter(language_code=language)
    )
    counted = Challenge.objects.filter(toolpage__in=shown.values("pk"))
    return counted.annotate(tools=Count("toolpage")).order_by("-tools", "order")


@register.simple_tag
def what_there_is(organisations: Iterable[Organisation]) -> list[Organisation]:
    """The same, each with `there`: what the site has of it, for components/meta.html, and
    `there_words`, the same as one text. Three queries.
    """
    rows = list(organisations)
    found = standing_here.in_words(rows)
    for row in rows:
        row.there = found[row.pk]
        row.there_words = " · ".join(item["label"] for item in row.there)
    return rows


@register.simple_tag
def tools_of(organisation: Organisation) -> related.Shelf:
    """The tools that an organisation made, for its page."""
    return related.made_by(organisation)


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
