"""A page kept by hand follows its source again: as its form sends it."""

from collections.abc import Callable
from typing import Any

from django.urls import reverse
from wagtail.models import Locale, Page
from wagtail_localize.models import Translation

from home.access import Actor
from home.models import HomePage
from home.translation.publishing import publish_translation
from home.translation.views import KEEP
from tests.factories.home import HomePageFactory, StandardPageFactory

Sent = tuple[str, dict[str, Any]]


def follow_the_source_again(by: Actor) -> Sent:
    home = _home()
    number = HomePage.objects.get(pk=home.pk).get_children().count() + 1
    page = StandardPageFactory(parent=home, title=f"Tentang {number}", lead="Siapa.")
    publish_translation(page, "en", {"title": f"About {number}", "lead": "Who."})
    translation = Translation.objects.get(source__object_id=page.translation_key)
    translation.enabled = False
    translation.save()
    return reverse("restart_translation", args=[translation.pk]), {"kept": KEEP}


def _home() -> HomePage:
    """Also where a test of two connections has left no tree of pages behind."""
    if Page.get_first_root_node() is None:
        Locale.objects.get_or_create(language_code="id")
        Page.add_root(title="Akar", slug="akar")
    if found := HomePage.objects.filter(locale__language_code="id").first():
        return found
    home = HomePageFactory()
    publish_translation(home, "en", {"title": "Home", "lead": "Tools."})
    return home


# The name of the address, the act, and whether two people at once may both do it.
ACTS: list[tuple[str, Callable[[Actor], Sent], bool]] = [
    ("restart_translation", follow_the_source_again, False),
]
