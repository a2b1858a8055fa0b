"""A list for the national register: handed in with errors, mended, written, seen, taken back."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page
from pytest_django.live_server_helper import LiveServer
from wagtail.users.models import UserProfile

from portal.users.models import User
from tests.browser.conftest import DESKTOP
from tests.browser.interface import Interface

HISTORY = "/admin/organisations/register/"
HEADINGS = "Nama koperasi;Kode desa/kelurahan;Nomor badan hukum;Orangnya berapa"
RIGHT, WRONG = (
    "Koperasi Desa Merah Putih Perjalanan {}",
    "Koperasi Desa Merah Putih Jalan Pulang {}",
)


@pytest.fixture(params=["with JavaScript", "without JavaScript"])
def clerk(
    browser: Browser, request: pytest.FixtureRequest, site: LiveServer, interface: Interface
) -> Iterator[Page]:
    """A moderator at a desk, in the interface's language."""
    context: BrowserContext = browser.new_context(
        base_url=site.url,
        viewport=DESKTOP,
        java_script_enabled=request.param == "with JavaScript",
        accept_downloads=True,
    )
    context.set_default_timeout(20_000)
    person = User.objects.get(email="moderator@simpul.demo")
    UserProfile.objects.update_or_create(
        user=person, defaults={"preferred_language": interface.language}
    )
    yield context.new_page()
    UserProfile.objects.filter(user=person).update(preferred_language="")
    context.close()
