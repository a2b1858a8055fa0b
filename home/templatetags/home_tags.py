"""What the pages of this app need beyond their own fields."""

from collections.abc import Iterable
from urllib.parse import urlencode

from django import template
from wagtail.models import Page

from home.sizes import file_size

register = template.Library()
register.filter(file_size)
HOME_DEPTH = 2  # under Wagtail's invisible root


@register.filter
def search_links(words: Iterable[str], address: str) -> list[dict[str, str]]:
    """Searches to try, as links to the search page at `address`."""
    return [{"label": word, "url": f"{address}?{urlencode({'q': word})}"} for word in words]


@register.simple_tag
def ancestors_of(page: Page) -> list[dict[str, str]]:
    """The way from the home page to `page`, for components/breadcrumbs.html.

    One query, none for a page right under the home page.
    """
    above = page.get_ancestors().live().filter(depth__gt=HOME_DEPTH).select_related("locale")
    is_direct = page.depth == HOME_DEPTH + 1
    links = [] if is_direct else [{"label": one.title, "url": one.url} for one in above]
    return [*links, {"label": page.title, "url": ""}]
