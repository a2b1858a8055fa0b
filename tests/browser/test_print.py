"""What is folded on the screen is read on paper; what only the screen can do is not printed."""

from pathlib import Path

import pypdfium2
from playwright.sync_api import Page


def printed(page: Page, address: str, folder: Path) -> list[str]:
    """The text of each sheet of paper, on one line each."""
    page.goto(address)
    page.pdf(path=folder / "page.pdf", format="A4", prefer_css_page_size=True)
    sheets = pypdfium2.PdfDocument(folder / "page.pdf")
    return [" ".join(sheet.get_textpage().get_text_bounded().split()) for sheet in sheets]


def test_offer_prints_what_it_folds(desk: Page, tmp_path: Path) -> None:
    desk.goto("/id/magang/penawaran/susu-kan-jabung/")
    folded = desk.locator("main details:not(.more) > :not(summary)")
    lines = [" ".join((text or "").split()) for text in folded.all_text_contents()]
    assert lines
    text = " ".join(printed(desk, desk.url, tmp_path)).replace(" ", "")
    for line in lines:
        assert line.replace(" ", "")[:20] in text


def test_partner_is_printed_without_the_invitation_to_claim_it(desk: Page, tmp_path: Path) -> None:
    sheets = printed(desk, "/id/mitra/secoop/", tmp_path)
    assert "SECoop" in sheets[0]
    assert not any("Anda mewakilinya?" in sheet for sheet in sheets)
