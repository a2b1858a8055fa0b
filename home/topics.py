"""As what a change of public content is told (home/shelf.py; portal/receivers.py tells it)."""

from functools import cache

from wagtail.models import get_page_models

PAGES = "pages"  # tree, sites, languages, restrictions, images and documents


@cache
def of_pages() -> tuple[str, ...]:
    """Those of anything that belongs to some page: "pages", and each room with page types."""
    rooms = {model._meta.app_label for model in get_page_models()} - {"wagtailcore"}
    return (PAGES, *sorted(rooms))
