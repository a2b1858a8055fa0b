"""What other rooms show of the library."""

from django import template
from django.db.models import Count, QuerySet
from django.utils.translation import get_language
from wagtail.models import Locale

from home.models import Challenge
from home.visibility import public
from knowledge.downloads import by_worksheet
from knowledge.models import ToolPage

register = template.Library()
register.filter(by_worksheet)


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
