"""The front page of the library, in both languages."""

from django.db import transaction
from wagtail.models import Page

from home.cache import renewal
from home.services.site import ensure_home
from home.translation.publishing import publish_translation
from knowledge.models import ToolIndexPage

MAIN, OTHER = "id", "en"
FRONT = {
    "id": {
        "title": "Perpustakaan alat",
        "slug": "perpustakaan",
        "lead": "Panduan, modul, dan lembar kerja untuk koperasi. Tiap halaman berkata apa yang "
        "kami ketahui: di mana alat itu dipakai, apakah hasilnya tercatat, dan apa yang belum.",
    },
    "en": {
        "title": "Tool library",
        "slug": "library",
        "lead": "Guides, modules and worksheets for cooperatives. Each page says what we know: "
        "where the tool was used, whether a result is on record, and what is still missing.",
    },
}


@transaction.atomic
def ensure_library(*, is_demo: bool = False) -> ToolIndexPage:
    """The library in the site's main language, made with its translation when there is none."""
    existing: ToolIndexPage | None = ToolIndexPage.objects.filter(
        locale__language_code=MAIN
    ).first()
    if existing:
        return existing
    page = ToolIndexPage(**FRONT[MAIN], is_demo=is_demo, live=False)
    ensure_home().add_child(instance=page)
    page.save_revision().publish()
    mark_as_demo(publish_translation(page, OTHER, dict(FRONT[OTHER])), is_demo)
    return page


def mark_as_demo(page: Page, is_demo: bool = True) -> None:
    """A translation does not take the mark over by itself."""
    type(page).objects.filter(pk=page.pk).update(is_demo=is_demo)
    renewal.changed(type(page))
