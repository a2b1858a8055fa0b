"""At 320 px with text of twice its size nothing is pushed aside, unfolded too; words stay whole."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

from partners.agreements.models import Agreement
from partners.apprenticeships.models import Offer

NARROW = {"width": 320, "height": 640}
TWICE = "212.5%"  # of 106.25 %
PAGES = (
    "/id/",
    "/en/",
    "/id/perpustakaan/",
    "/en/library/",
    "/id/perpustakaan/think-coop/",
    "/en/library/think-coop/",
    "/id/perpustakaan/my-coop/",
    "/id/perpustakaan/pearls/",
    "/id/kesepakatan/",
    "/id/kesepakatan/?view=timeline",
    "/id/kesepakatan/kemenkop-secoop-timor-leste/",
    "/id/kesepakatan/lembar/ica/",
    "/id/magang/",
    "/id/magang/penawaran/",
    "/id/magang/penawaran/bandingkan/?offer=susu-kan-jabung&offer=sayur-al-ittifaq",
    "/id/magang/penawaran/susu-kan-jabung/",
    "/id/magang/putaran/",
    "/id/magang/angka/",
    "/id/mitra/",
    "/id/mitra/ica/",
    "/id/koperasi/",
    "/id/koperasi/kan-jabung/",
    "/id/koperasi/wilayah/35/",
    "/id/cari/?q=pembukuan",
    "/id/glosarium/",
    "/id/luring/",
    "/id/akun/login/",
    "/id/tidak-ada/",
    "/en/nowhere/",
)
UNFOLD = "document.querySelectorAll('details').forEach((each) => { each.open = true; })"
# Of each page: by how many pixels it can be pushed aside, and the words that break inside although
# they would fit into seven tenths of the screen, which every column gives. A longer word, as
# "penandatanganannya", has to break somewhere.
LOOK = r"""() => {
  const screen = document.documentElement.clientWidth;
  const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const range = document.createRange(), broken = [];
  while (words.nextNode()) {
    const text = words.currentNode, box = text.parentElement;
    if (!box.offsetParent || box.closest("svg, script, style, .visually-hidden")) continue;
    for (const word of text.data.matchAll(/[^\s\/–—-]+/g)) {
      range.setStart(text, word.index);
      range.setEnd(text, word.index + word[0].length);
      const rows = [...range.getClientRects()].filter((row) => row.width > 0);
      const width = rows.reduce((sum, row) => sum + row.width, 0);
      const lines = new Set(rows.map((row) => Math.round(row.top))).size;
      if (lines > 1 && width <= screen * 0.7) broken.push(word[0]);
    }
  }
  return { aside: document.documentElement.scrollWidth - screen, broken };
}"""


@pytest.fixture(params=["100%", TWICE])
def narrow(browser: Browser, site: LiveServer, request: pytest.FixtureRequest) -> Iterator[Page]:
    context = browser.new_context(base_url=site.url, viewport=NARROW, bypass_csp=True)
    context.add_init_script(
        "addEventListener('DOMContentLoaded', () => "
        "document.documentElement.style.setProperty('font-size', "
        f"'{'106.25%' if request.param == '100%' else TWICE}'))"
    )
    yield context.new_page()
    context.close()


def test_no_page_is_pushed_aside_and_no_word_breaks_that_would_fit(narrow: Page) -> None:
    agreement = Agreement.objects.public().newest_first()[0]
    offer = Offer.objects.public().order_by("pk")[0]
    found = {}
    for address in (*PAGES, agreement.get_absolute_url(), offer.get_absolute_url()):
        narrow.goto(address)
        for unfold in ("", UNFOLD):
            narrow.evaluate(unfold)
            seen = narrow.evaluate(LOOK)
            if seen["aside"] > 0 or seen["broken"]:
                found[address, unfold] = seen
    assert found == {}
