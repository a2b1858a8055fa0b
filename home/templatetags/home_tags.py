"""What the pages of this app need beyond their own fields."""

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlencode

from django import template
from django.conf import settings
from django.db import DatabaseError
from django.template.base import FilterExpression, NodeList, Parser, Token
from django.template.context import Context
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from wagtail.models import Page

from home import odd_rows
from home.drafts.marks import on_device
from home.sizes import file_size
from home.ui.doing import things_to_do

register = template.Library()
register.filter(file_size)
register.simple_tag(things_to_do)
register.simple_tag(lambda: settings.WAGTAIL_SITE_NAME, name="site_name")
HOME_DEPTH = 2  # under Wagtail's invisible root


@register.filter
def search_links(words: Iterable[str], address: str) -> list[dict[str, str]]:
    """Searches to try, as links to the search page at `address`."""
    return [{"label": word, "url": f"{address}?{urlencode({'q': word})}"} for word in words]


@register.simple_tag
def name_on_device(person: Any) -> str:
    """What the browser calls who is signed in."""
    return on_device(person)


@register.simple_tag
def ancestors_of(page: Page) -> list[dict[str, str]]:
    """The way from the home page to `page`, for components/breadcrumbs.html.

    One query, none for a page right under the home page.
    """
    above = page.get_ancestors().live().filter(depth__gt=HOME_DEPTH).select_related("locale")
    is_direct = page.depth == HOME_DEPTH + 1
    links = [] if is_direct else [{"label": one.title, "url": one.url} for one in above]
    return [*links, {"label": page.title, "url": ""}]


class RowNode(template.Node):
    def __init__(self, row: FilterExpression, nodelist: NodeList) -> None:
        self.row = row
        self.nodelist = nodelist

    def render(self, context: Context) -> str | SafeString:
        try:
            return self.nodelist.render(context)
        except DatabaseError:
            raise
        except Exception:
            if settings.DEBUG:
                raise
            odd_rows.log(self.row.resolve(context))
            return _("This entry cannot be shown at the moment.")


@register.tag
def row(parser: Parser, token: Token) -> RowNode:
    """`{% row record %}…{% endrow %}`: one entry of a list. Where it cannot be drawn, a sentence
    stands in its place and the others are drawn; while developing, the error is shown.
    """
    _name, record = token.split_contents()
    nodelist = parser.parse(("endrow",))
    parser.delete_first_token()
    return RowNode(parser.compile_filter(record), nodelist)
