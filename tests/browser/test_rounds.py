"""What a matching round publishes: read on a phone, on a desktop, in the dark, and by axe."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from partners.apprenticeships.rounds.outputs.audit import write_audit
from partners.apprenticeships.rounds.outputs.explanations import write_explanations
from tests.partners.apprenticeships.rounds.samples import sample


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pages of a small round with reserved seats, a closed batch and a confirmed place."""
    out = tmp_path_factory.mktemp("round")
    bundle = sample()
    write_audit(bundle.edition, out)
    write_explanations(bundle.edition, out)
    return out


@pytest.fixture(params=["light", "dark"])
def reader(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A file opened from a disk, without the site; scripts of the page itself do not run."""
    context = browser.new_context(color_scheme=request.param, bypass_csp=True)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize(
    "pattern",
    ["audit.html", "audit.en.html", "explanations/**/A1.html", "explanations/**/A4.html"],
)
def test_published_page_is_accessible_and_fits(
    published: Path,
    reader: Page,
    assert_accessible: Callable[[Page], None],
    pattern: str,
    width: int,
) -> None:
    reader.set_viewport_size({"width": width, "height": 800})
    reader.goto(next(published.glob(pattern)).as_uri())
    assert reader.evaluate("document.documentElement.scrollWidth") <= width
    assert_accessible(reader)
