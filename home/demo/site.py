"""The demo's own pages: those that come with the portal, and what the mark "demo" means."""

import tomllib
from pathlib import Path

from django.db import transaction

from home.models import HomePage, StandardPage
from home.services.progress import Progress
from home.services.site import LEADS
from home.services.standing import ensure_pages, ensure_site

ABOUT = Path(__file__).parent / "about.toml"


@transaction.atomic
def load(progress: Progress) -> None:
    about = tomllib.loads(ABOUT.read_text(encoding="utf-8"))
    ensure_pages(ensure_site(is_demo=True), progress, is_demo=True, added={"tentang": about})


def unload() -> None:
    """Standing pages go with their translations; the home pages lose their demo text."""
    for page in StandardPage.objects.filter(is_demo=True):
        page.delete()
    for home in HomePage.objects.filter(is_demo=True).select_related("locale"):
        home.lead, home.body, home.popular_searches = LEADS[home.locale.language_code], [], ""
        home.is_demo = False
        home.save_revision().publish()
