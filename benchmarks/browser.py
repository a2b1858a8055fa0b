"""Pages as a cheap phone meets them: bytes, requests, paint, accessibility, reflow.

    python -m benchmarks.browser http://localhost:8000 [PATH …]

Needs a served portal and Debian's Chromium. Each page is visited anew at 360 px, scrolled
to its end, then on slow 3G with a CPU four times slower; axe looks at it in light and
dark; 320 px shows whether it scrolls sideways. Budgets: docs/quality.md.
"""

import argparse
import shutil

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.pages import PATHS

ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
PHONE = {"width": 360, "height": 640}
TINY = {"width": 320, "height": 568}
# Chromium's "3G" preset: 400 kbit/s each way, 2 s latency per request.
SLOW_3G = {
    "offline": False,
    "downloadThroughput": 50_000,
    "uploadThroughput": 50_000,
    "latency": 2000,
}
PAINT = """() => new Promise(done => new PerformanceObserver(list =>
  done(Math.round(list.getEntries().at(-1).startTime)))
  .observe({type: 'largest-contentful-paint', buffered: true}))"""
COLUMNS = ("page", "KB", "requests", "repeat KB", "LCP slow 3G", "axe light", "axe dark", "320 px")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("base")
    parser.add_argument("paths", nargs="*", default=PATHS)
    arguments = parser.parse_args()
    print("| " + " | ".join(COLUMNS) + " |")
    print("|---" * len(COLUMNS) + "|")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=ARGUMENTS
        )
        for path in arguments.paths or PATHS:
            url = arguments.base.rstrip("/") + path
            print("| " + " | ".join(map(str, measure(browser, path, url))) + " |", flush=True)
        browser.close()


def measure(browser: Browser, path: str, url: str) -> tuple[object, ...]:
    first, requests, repeat = weigh(browser, url)
    return (
        path,
        f"{first / 1000:.1f}",
        requests,
        f"{repeat / 1000:.1f}",
        f"{paint_on_slow_3g(browser, url)} ms",
        violations(browser, url, "light"),
        violations(browser, url, "dark"),
        f"{sideways(browser, url)} px over",
    )


def weigh(browser: Browser, url: str) -> tuple[int, int, int]:
    """Bytes on a first visit scrolled to the end, requests before scrolling, bytes on a repeat."""
    context = browser.new_context(viewport=PHONE, device_scale_factor=2, is_mobile=True)
    page = context.new_page()
    counter = _count(page)
    page.goto(url, wait_until="networkidle")
    requests = counter["requests"]
    page.evaluate("window.scrollTo(0, document.body.scrollHeight)")
    page.wait_for_timeout(400)
    first = counter["bytes"]
    page.goto("about:blank")
    counter["bytes"] = 0
    page.goto(url, wait_until="networkidle")
    context.close()
    return first, requests, counter["bytes"]


def _count(page: Page) -> dict[str, int]:
    counter = {"bytes": 0, "requests": 0}
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")

    def on_finished(event: dict[str, float]) -> None:
        counter["bytes"] += int(event["encodedDataLength"])
        counter["requests"] += 1

    session.on("Network.loadingFinished", on_finished)
    return counter


def paint_on_slow_3g(browser: Browser, url: str) -> int:
    """Largest contentful paint in milliseconds."""
    context = browser.new_context(viewport=PHONE, device_scale_factor=2, is_mobile=True)
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", SLOW_3G)
    session.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    page.goto(url, wait_until="load", timeout=60_000)
    paint = page.evaluate(PAINT)
    context.close()
    return paint


def violations(browser: Browser, url: str, scheme: str) -> int:
    context = browser.new_context(viewport=PHONE, color_scheme=scheme, bypass_csp=True)
    page = context.new_page()
    page.goto(url)
    result = Axe().run(page)
    context.close()
    return result.violations_count


def sideways(browser: Browser, url: str) -> int:
    """Pixels by which the page is wider than a 320 px screen."""
    context = browser.new_context(viewport=TINY, is_mobile=True)
    page = context.new_page()
    page.goto(url)
    over = page.evaluate("document.documentElement.scrollWidth - 320")
    context.close()
    return over


if __name__ == "__main__":
    main()
