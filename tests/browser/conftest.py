"""Journeys in a real Chromium, at the width of a cheap phone, with and without JavaScript.

Run them by themselves, `pytest tests/browser`: the demo site is seeded once into a database
of their own and served for the whole session, so journeys see each other's traces and give
what they make a name of its own. Of several workers each has a site (`-n 2 --dist loadfile`: whole
files), a copy of one that was seeded once (`seeding.py`). Chromium is Debian's (`CHROMIUM` names
another); Playwright never downloads one.
"""

import os
import shutil
from collections.abc import Callable, Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.test.utils import setup_databases, teardown_databases
from playwright.sync_api import Browser, BrowserContext, Page, expect
from pytest_django.live_server_helper import LiveServer

from portal.users.demo import PASSWORD
from tests.browser import seeding
from tests.browser.interface import Interface

# Playwright's synchronous API runs an event loop in this thread; Django would refuse the ORM.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

# A busy machine answers late; a page that is right in the end is right.
expect.set_options(timeout=20_000)

PHONE = {"width": 360, "height": 640}
DESKTOP = {"width": 1280, "height": 800}
CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium")
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, object]:
    if CHROMIUM is None:
        message = "Chromium is missing; on Debian: apt-get install chromium"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    return {"executable_path": CHROMIUM, "args": list(ARGUMENTS)}


@pytest.fixture(scope="session")
def django_db_setup(
    django_test_environment: None,
    django_db_modify_db_settings: None,
    django_db_blocker: object,
    django_db_keepdb: bool,
) -> Iterator[None]:
    """A database for `site`: pytest-django makes one only for tests that ask for it themselves."""
    with django_db_blocker.unblock():
        databases = setup_databases(verbosity=0, interactive=False, keepdb=django_db_keepdb)
    yield
    with django_db_blocker.unblock():
        teardown_databases(databases, verbosity=0)


@pytest.fixture(scope="session")
def site(django_db_setup: None, django_db_blocker: object) -> Iterator[LiveServer]:
    """The seeded demo site, served; the ORM may be used beside it."""
    with django_db_blocker.unblock():
        seeding.seed()
        server = LiveServer("localhost")
        yield server
        server.stop()


@pytest.fixture(params=["with JavaScript", "without JavaScript"])
def phone_context(
    browser: Browser, request: pytest.FixtureRequest, site: LiveServer
) -> Iterator[BrowserContext]:
    """A cheap phone; every journey that uses it runs twice."""
    context = browser.new_context(
        base_url=site.url,
        viewport=PHONE,
        java_script_enabled=request.param == "with JavaScript",
        locale="id-ID",
        accept_downloads=True,
    )
    context.set_default_timeout(15_000)
    yield context
    context.close()


@pytest.fixture
def phone(phone_context: BrowserContext) -> Page:
    return phone_context.new_page()


@pytest.fixture(params=["id", "en"])
def interface(request: pytest.FixtureRequest) -> Interface:
    """Every journey that uses it runs in both languages."""
    return Interface(request.param)


@pytest.fixture
def desk(browser: Browser, site: LiveServer) -> Iterator[Page]:
    """An editor's desktop, JavaScript on."""
    context = browser.new_context(base_url=site.url, viewport=DESKTOP, locale="id-ID")
    context.set_default_timeout(20_000)
    yield context.new_page()
    context.close()


@pytest.fixture
def moderators_phone(browser: Browser, site: LiveServer) -> Iterator[Page]:
    """As cheap as all others; the admin needs JavaScript."""
    context = browser.new_context(base_url=site.url, viewport=PHONE, locale="id-ID")
    context.set_default_timeout(20_000)
    yield context.new_page()
    context.close()


@pytest.fixture
def sign_in() -> Callable[[Page, str], None]:
    """Sign in as one of the demo's people: "editor", "moderator" or "admin"."""

    def sign_in(page: Page, who: str) -> None:
        page.context.clear_cookies()
        page.goto("/admin/")
        page.get_by_role("textbox").first.fill(f"{who}@simpul.demo")
        page.locator("input[type=password]").fill(PASSWORD)
        page.locator("main form button[type=submit]").first.click()
        page.wait_for_url("**/admin/")

    return sign_in


@pytest.fixture
def assert_accessible() -> Callable[[Page], None]:
    """Fails with axe's own words: WCAG 2.2 AA and best practice."""

    def check(page: Page) -> None:
        results = Axe().run(page)
        assert results.violations_count == 0, results.generate_report()

    return check
