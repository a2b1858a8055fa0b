"""The footer: the directories, the doors to the own account, and the standing pages that editors
chose for it.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import get_language, gettext

from home.models import StandardPage
from home.ui import navigation


@dataclass(frozen=True)
class Link:
    label: str
    url: str


@dataclass(frozen=True)
class Menu:
    title: str
    links: list[Link]


def footer_menus(*, is_signed_in: bool = False) -> list[Menu]:
    """In the reader's language; one query for the standing pages."""
    pages = StandardPage.objects.in_footer(get_language())
    menus = [
        Menu(
            gettext("Find"),
            [
                Link(gettext("Partners"), reverse("organisations:list")),
                Link(gettext("Cooperatives"), reverse("cooperatives:list")),
                Link(gettext("Glossary"), reverse("glossary:list")),
                Link(gettext("Search"), navigation.search_address()),
                Link(gettext("Saved on this device"), reverse("offline")),
            ],
        ),
        Menu(gettext("Your account"), list(_doors(is_signed_in))),
        Menu(gettext("About this site"), [Link(page.title, page.url) for page in pages]),
    ]
    return [menu for menu in menus if menu.links]


def _doors(is_signed_in: bool) -> Iterator[Link]:
    """Public pages have those of visitors for everybody, since they are kept, whoever reads them;
    who is signed in is led on.
    """
    if not is_signed_in:
        yield Link(gettext("Sign in"), reverse("account_login"))
        yield Link(gettext("Sign up"), reverse("account_signup"))
    yield Link(gettext("Your workspace"), reverse("workspace"))
    if is_signed_in:
        yield Link(gettext("Sign out of your account"), reverse("account_logout"))
