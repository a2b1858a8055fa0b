"""What readers see of reports: on the page of the tool, and on that of the cooperative."""

from typing import Any

from django import template
from django.conf import settings
from django.utils.translation import get_language

from home.visibility import public
from knowledge.adoption.models import PublishedReport
from knowledge.models import ToolPage
from partners.organisations.models import Organisation

register = template.Library()
SHOWN = 5


@register.simple_tag
def reports_about(tool: ToolPage) -> list[PublishedReport]:
    """The newest SHOWN of cooperatives, with their places. One query."""
    return list(PublishedReport.objects.public().about(tool).with_place()[:SHOWN])


@register.simple_tag
def reports_by(organisation: Organisation) -> list[dict[str, Any]]:
    """The newest SHOWN of a cooperative, with the page of the tool in the reader's language where
    it is there. Two queries where there are any.
    """
    if not organisation.is_cooperative:
        return []
    # Tools are asked for apart: a page without reports stays as it is when a tool is published.
    reports = list(PublishedReport.objects.of(organisation).filter(organisation__is_public=True))
    pages = _pages_of(reports) if reports else {}
    shown = [{"report": one, "page": pages[one.tool]} for one in reports if one.tool in pages]
    return shown[:SHOWN]


def _pages_of(reports: list[PublishedReport]) -> dict[Any, ToolPage]:
    keys = [report.tool for report in reports]
    pages = public(ToolPage.objects.filter(translation_key__in=keys)).select_related("locale")
    mine = get_language() or settings.LANGUAGE_CODE
    # The reader's own language comes last, and stands.
    ordered = sorted(pages, key=lambda page: page.locale.language_code == mine)
    return {page.translation_key: page for page in ordered}
