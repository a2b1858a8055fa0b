"""Pages as a cheap phone meets them: bytes, requests, paint, accessibility, reflow.

    python -m benchmarks.browser http://localhost:8000 [PATH …]

Needs a served portal and Debian's Chromium. Each page is visited anew at 360 px, scrolled
to its end, then on slow 3G with a CPU four times slower: largest paint, blocking time (what
each task takes beyond 50 ms), layout shift. axe looks at it in light and dark; 320 px shows
whether it scrolls sideways. "targets": what can be touched and is under 24 px outside of
sentences / standalone controls under 44 px, the larger of light and dark.
Budgets: docs/quality.md.
"""

import argparse
import shutil
import sys

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
SLOW = """() => new Promise(done => {
  const seen = { blocking: 0, shift: 0 };
  new PerformanceObserver(list => list.getEntries().forEach(
    task => seen.blocking += Math.max(0, task.duration - 50))
  ).observe({type: 'longtask', buffered: true});
  new PerformanceObserver(list => list.getEntries().forEach(
    move => seen.shift += move.hadRecentInput ? 0 : move.value)
  ).observe({type: 'layout-shift', buffered: true});
  setTimeout(() => done(seen), 500);
})"""
# A check box is as large as its label. Links in a sentence are excepted, as in WCAG 2.5.8.
TARGETS = """() => {
  const small = [], low = [];
  const touched = 'a[href], button, input, select, textarea, summary';
  document.querySelectorAll('details').forEach(fold => { fold.open = true; });
  for (const one of document.querySelectorAll(touched)) {
    const boxed = one.matches('[type=checkbox], [type=radio]') && one.closest('label') || one;
    const { width, height } = boxed.getBoundingClientRect();
    if (!width || !height || !one.checkVisibility({visibilityProperty: true})) continue;
    if (one.closest('.skip, .visually-hidden')) continue;
    const isInline = one.matches('a') && getComputedStyle(one).display === 'inline';
    const name = `${one.tagName} ${one.className} ${Math.round(width)}x${Math.round(height)}`;
    if (!isInline && Math.min(width, height) < 24) small.push(name);
    if (one.matches('button, .button, input, select, summary') && height < 43.5) low.push(name);
  }
  return [small, low];
}"""
COLUMNS = (
    "page", "KB", "requests", "repeat KB", "LCP slow 3G", "blocking", "shift",
    "axe light", "axe dark", "320 px", "targets",
)  # fmt: skip


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
        *on_slow_3g(browser, url),
        violations(browser, url, "light"),
        violations(browser, url, "dark"),
        f"{sideways(browser, url)} px over",
        targets(browser, url),
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


def on_slow_3g(browser: Browser, url: str) -> tuple[str, str, str]:
    """Largest contentful paint and blocking time in milliseconds, layout shift."""
    context = browser.new_context(viewport=PHONE, device_scale_factor=2, is_mobile=True)
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", SLOW_3G)
    session.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    page.goto(url, wait_until="load", timeout=60_000)
    paint, seen = page.evaluate(PAINT), page.evaluate(SLOW)
    context.close()
    return f"{paint} ms", f"{seen['blocking']:.0f} ms", f"{seen['shift']:.3f}"


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


def targets(browser: Browser, url: str) -> str:
    """Counts; names of what is too small go to standard error."""
    worst: list[set[str]] = [set(), set()]
    for scheme in ("light", "dark"):
        context = browser.new_context(viewport=PHONE, color_scheme=scheme, is_mobile=True)
        page = context.new_page()
        page.goto(url)
        for found, names in zip(worst, page.evaluate(TARGETS), strict=True):
            found.update(names)
        context.close()
    for name in sorted(worst[0] | worst[1]):
        print(f"  {url}: {name}", file=sys.stderr)
    return f"{len(worst[0])} / {len(worst[1])}"


if __name__ == "__main__":
    main()
