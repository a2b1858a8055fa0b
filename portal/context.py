"""What every page template may use."""

import re
from dataclasses import dataclass
from functools import partial

from django.conf import settings
from django.http import HttpRequest, QueryDict
from django.urls import translate_url
from django.utils import translation
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext

from home.translation.elsewhere import Elsewhere
from home.ui.menus import footer_menus

FURTHER_PAGE = re.compile("[2-9]|[1-9][0-9]{1,5}")


@dataclass(frozen=True)
class Alternate:
    """One language version of the page being read: `path` with all that the reader asked of it,
    `url` whole, as search engines and whoever it is shared with know it (`known_query`).
    """

    language: str
    label: str
    url: str
    path: str
    is_current: bool


@dataclass(frozen=True)
class NotYet:
    """A language that this page lacks; everything is said in that language.

    `title` and `path` are those of the nearest page that has it.
    """

    language: str
    label: str
    text: str
    title: str
    path: str


def site(request: HttpRequest) -> dict[str, object]:
    """Template context: site name, base address and the page's other languages."""
    return {
        "SITE_NAME": settings.WAGTAIL_SITE_NAME,
        "BASE_URL": settings.BASE_URL,
        "CONTACT_EMAIL": settings.CONTACT_EMAIL,
        "LANGUAGE_CODE": translation.get_language(),
        "alternates": alternates_for(request),
        "not_yet": not_yet_for(request),
        "footer_menus": SimpleLazyObject(footer_menus),
        "member_menus": SimpleLazyObject(partial(footer_menus, is_signed_in=True)),
    }


def alternates_for(request: HttpRequest) -> list[Alternate]:
    """The same view in each language; a Wagtail page only where it is really translated."""
    paths = getattr(request, "language_paths", None)
    if paths is None:
        if not translation.get_language_from_path(request.path_info):
            return []
        address = request.get_full_path()
        paths = {code: translate_url(address, code) for code, _ in settings.LANGUAGES}
    return build_alternates(paths, known_query(request.GET))


def known_query(params: QueryDict) -> str:
    """Of a whole list its further pages are pages of their own. What is asked of any page, such as
    a filter, an order or where one lives, makes no other page of it.

    >>> known_query(QueryDict("page=2")), known_query(QueryDict("page=2&sector=padi"))
    ('?page=2', '')
    """
    number = params.get("page", "")
    is_further = len(params) == 1 and FURTHER_PAGE.fullmatch(number)
    return f"?page={number}" if is_further else ""


def not_yet_for(request: HttpRequest) -> list[NotYet]:
    """The languages that a Wagtail page lacks, each with a way on."""
    return [_said(each) for each in getattr(request, "not_yet", ())]


def _said(elsewhere: Elsewhere) -> NotYet:
    code = elsewhere.language
    with translation.override(code):
        name = translation.get_language_info(code)["name_translated"]
        text = gettext("This page is not in %(language)s yet.") % {"language": name}
    return NotYet(code, dict(settings.LANGUAGES)[code], text, elsewhere.title, elsewhere.path)


def build_alternates(paths: dict[str, str], query: str = "") -> list[Alternate]:
    """`paths` maps language code to site-relative address, only where a version exists."""
    current = translation.get_language()
    return [
        Alternate(
            code,
            label,
            f"{settings.BASE_URL}{paths[code].partition('?')[0]}{query}",
            paths[code],
            code == current,
        )
        for code, label in settings.LANGUAGES
        if code in paths
    ]
