"""Journeys in a real Chromium, at the width of a cheap phone, with and without JavaScript.

Chromium is Debian's (`CHROMIUM` names another); Playwright never downloads one.
"""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.core.management import call_command
from playwright.sync_api import Browser, BrowserContext, Page

# Playwright's synchronous API runs an event loop in this thread; Django would refuse the ORM.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

PHONE = {"width": 360, "height": 640}
DESKTOP = {"width": 1280, "height": 800}
CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)
            # The seeded site is shared by one process; spreading it would seed it again.
            item.add_marker(pytest.mark.xdist_group("browser"))


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, object]:
    if CHROMIUM is None:
        message = "Chromium is missing; on Debian: apt-get install chromium"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    return {
        "executable_path": CHROMIUM,
        "args": [
            "--no-sandbox",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
        ],
    }


@pytest.fixture(params=["with JavaScript", "without JavaScript"])
def context(
    browser: Browser, request: pytest.FixtureRequest, live_server: object
) -> Iterator[BrowserContext]:
    """A phone; every test that uses it runs twice."""
    context = browser.new_context(
        base_url=live_server.url,
        viewport=PHONE,
        java_script_enabled=request.param == "with JavaScript",
        locale="id-ID",
        accept_downloads=True,
    )
    context.set_default_timeout(15_000)
    yield context
    context.close()


@pytest.fixture
def phone(context: BrowserContext) -> Page:
    return context.new_page()


@pytest.fixture
def desk(browser: Browser, live_server: object) -> Iterator[Page]:
    """An editor's desktop, JavaScript on."""
    context = browser.new_context(base_url=live_server.url, viewport=DESKTOP, locale="id-ID")
    context.set_default_timeout(20_000)
    yield context.new_page()
    context.close()


@pytest.fixture
def seeded(transactional_db: None, settings: object) -> None:
    """The demo site, seeded. Journeys read it and add to it."""
    call_command("seed_demo", "--quiet")


def assert_accessible(page: Page) -> None:
    """Fails with axe's own words: WCAG 2.2 AA and best practice."""
    results = Axe().run(page)
    assert results.violations_count == 0, results.generate_report()
