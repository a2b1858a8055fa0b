"""The root of the site: a home page in each language."""

from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction
from wagtail.models import Locale, Page, Site

from home.models import HomePage
from home.translation.publishing import publish_translation

TITLES = {"id": "Simpul Koperasi", "en": "Simpul Koperasi"}
LEADS = {
    "id": "Kesepakatan, alat, dan magang untuk koperasi Indonesia.",
    "en": "Agreements, tools and apprenticeships for Indonesia's cooperatives.",
}
SLUGS = {"id": "beranda", "en": "home"}
NO_HOST = "localhost"  # of the site that Wagtail installs


@transaction.atomic
def ensure_home() -> HomePage:
    """The home page in the site's main language, made with its translation when missing.

    Editors (or the demo) fill it; until then it carries one sentence. Takes the place of
    the welcome page that Wagtail installs.
    """
    main = settings.LANGUAGE_CODE
    home: HomePage | None = HomePage.objects.filter(locale__language_code=main).first()
    if home is None:
        home = _create(Locale.objects.get(language_code=main))
        _make_root(home)
    for language in LEADS.keys() - {main}:
        if not HomePage.objects.filter(locale__language_code=language).exists():
            values = {
                "title": TITLES[language],
                "lead": LEADS[language],
                "slug": SLUGS[language],
            }
            publish_translation(home, language, values)
    return home


def place_site(address: str) -> Site:
    """Give the site the host and port of `address`, unless it was given others before."""
    site: Site = Site.objects.get(is_default_site=True)
    if site.hostname == NO_HOST:
        parts = urlsplit(address)
        site.hostname = parts.hostname or NO_HOST
        site.port = parts.port or (443 if parts.scheme == "https" else 80)
        site.save()
    return site


def _create(locale: Locale) -> HomePage:
    language = locale.language_code
    page = HomePage(
        title=TITLES[language],
        slug=SLUGS[language],
        lead=LEADS[language],
        locale=locale,
        live=False,
    )
    Page.get_first_root_node().add_child(instance=page)
    page.save_revision().publish()
    made: HomePage = HomePage.objects.get(pk=page.pk)
    return made


def _make_root(home: HomePage) -> None:
    site = Site.objects.filter(is_default_site=True).first()
    welcome = site.root_page if site else None
    site = site or Site(is_default_site=True, hostname=NO_HOST)
    site.root_page, site.site_name = home, settings.WAGTAIL_SITE_NAME
    site.save()
    if welcome and welcome.specific_class is Page and not welcome.get_children().exists():
        welcome.delete()
