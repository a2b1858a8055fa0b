"""Make the pictures of the editors' handbook from a running demo:

    python -m benchmarks.handbook_pictures http://localhost:8000

Each is taken of a window of WINDOW, in Indonesian, and kept small. What is written on the way
(a draft handed in, a bundle, a day of a check) stays in that demo.
"""

import io
import os
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

FOLDER = Path(__file__).parent.parent / "home/static/home/handbook"
WINDOW, SIZE, QUALITY = (1200, 750), (720, 450), 55
PATIENCE = 90_000  # milliseconds
PASSWORD = "simpul-demo"  # noqa: S105  # of the demo, printed at its start


def main(base: str) -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as tools:
        browser = tools.chromium.launch(
            executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"), args=["--no-sandbox"]
        )
        with signed_in(browser, base, "editor") as page:
            draft = hand_in_a_tool(page)
        with signed_in(browser, base, "moderator") as page:
            for name, show in PICTURES.items():
                show(page, draft)
                page.wait_for_timeout(600)
                keep(page, name)
        browser.close()


@contextmanager
def signed_in(browser: Browser, base: str, who: str) -> Iterator[Page]:
    context = browser.new_context(
        base_url=base, viewport={"width": WINDOW[0], "height": WINDOW[1]}, locale="id-ID"
    )
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    page.goto("/id/akun/login/?next=/admin/")
    page.locator("[name=login]").fill(f"{who}@simpul.demo")
    page.locator("[name=password]").fill(PASSWORD)
    page.locator("[name=password]").press("Enter")
    page.wait_for_url("**/admin/")
    yield page
    context.close()


def keep(page: Page, name: str) -> None:
    picture = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    small = picture.resize(SIZE, Image.Resampling.LANCZOS)
    small.save(FOLDER / f"{name}.webp", quality=QUALITY, method=6)
    print(f"{name}: {(FOLDER / f'{name}.webp').stat().st_size:,} bytes")


def hand_in_a_tool(page: Page) -> str:
    """The address of its form: the first that is no translation, with other words."""
    page.goto("/admin/tools/")
    links = page.locator("main a[href*='/edit/']").all()
    for address in [str(link.get_attribute("href")) for link in links]:
        page.goto(address)
        summary = page.locator("[data-edit-form] [name=summary]")
        if summary.count() and page.locator("footer [name=action-submit]").count():
            summary.fill(f"{summary.input_value()} Diperbarui.")
            page.locator("footer [name=action-submit]").click()
            page.locator(".messages .success").wait_for()
            return address
    raise SystemExit("no tool of which an editor may hand in a draft")


def first_page(page: Page, draft: str) -> None:
    page.goto("/admin/")


def tool_form(page: Page, draft: str) -> None:
    page.goto(draft)


def reasons(page: Page, draft: str) -> None:
    page.goto(draft)
    page.locator("footer [data-workflow-action-name=reject]").first.click()
    page.locator(".modal-dialog textarea").wait_for()
    page.locator(".modal-dialog input[type=checkbox]").nth(1).check()


def agreement_desk(page: Page, draft: str) -> None:
    page.goto("/admin/agreements/dashboard/")
    found = re.search(r"/admin/agreements/\d+/", page.content())
    page.goto(found[0] if found else "/admin/agreements/dashboard/")


def bundle(page: Page, draft: str) -> None:
    key = draft.split("/pages/")[1].split("/")[0]
    page.goto(f"/admin/planning/put/wagtailcore/page/{key}/")
    page.locator("[name=name]").fill("Penandatanganan, 12 Desember")
    page.locator(".desk-form [type=submit]").click()
    page.wait_for_load_state()


def calendar(page: Page, draft: str) -> None:
    """The month after this one: all of it lies ahead."""
    page.goto("/admin/planning/calendar/")
    page.locator("main a[href^='?month=']").last.click()
    page.wait_for_load_state()


PICTURES: dict[str, Callable[[Page, str], None]] = {
    "first-page": first_page,
    "tool-form": tool_form,
    "agreement-desk": agreement_desk,
    "bundle": bundle,
    "calendar": calendar,
    "reasons": reasons,
}

if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "http://localhost:8000")
