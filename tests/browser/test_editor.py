"""The editor's journey: write a tool, submit it; the moderator approves; readers find it."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from knowledge.models import ToolIndexPage, ToolPage
from tests.browser.interface import until

TITLE = "Lembar jadwal ronda gudang"


def test_tool_is_written_submitted_approved_and_found(
    desk: Page, sign_in: Callable[[Page, str], None]
) -> None:
    library = ToolIndexPage.objects.get(locale__language_code="id")
    sign_in(desk, "editor")
    desk.goto(f"/admin/pages/add/knowledge/toolpage/{library.pk}/")
    desk.locator("#id_title").fill(TITLE)
    desk.locator("#id_summary").fill("Satu lembar untuk membagi giliran menjaga gudang desa.")
    desk.locator("#id_kind").select_option("template")
    desk.get_by_role("tab", name="Berkas").click()
    desk.locator("input[name=languages][value=id]").check()
    desk.get_by_role("tab", name="Pengelompokan").click()
    desk.locator("[name=origins-0-country]").fill("Indonesia")
    desk.get_by_role("button", name="Serahkan ke Moderasi").click()
    expect(desk.locator(".messages")).to_be_visible()
    tool = ToolPage.objects.get(title=TITLE)
    assert not tool.live

    sign_in(desk, "moderator")
    expect(desk.locator(".needs-me-today")).to_contain_text(TITLE)
    desk.goto(f"/admin/pages/{tool.pk}/edit/")
    desk.locator("#id_title").press("Enter")  # saves, and decides nothing
    expect(desk.locator(".messages")).to_contain_text("diperbarui")
    tool.refresh_from_db()
    assert not tool.live
    desk.get_by_role("button", name="Setujui dan terbitkan").click()
    # A message may stand there before the approval is through.
    until(desk, lambda: ToolPage.objects.get(pk=tool.pk).live)

    desk.context.clear_cookies()
    desk.goto("/id/cari/?q=ronda+gudang")
    expect(desk.locator("#results")).to_contain_text(TITLE)
    desk.goto("/id/perpustakaan/?q=ronda+gudang")
    expect(desk.locator("#results")).to_contain_text(TITLE)


def test_editor_of_a_translation_speaks_the_readers_language(
    desk: Page, sign_in: Callable[[Page, str], None]
) -> None:
    tool = ToolPage.objects.filter(live=True, locale__language_code="en").first()
    sign_in(desk, "moderator")
    desk.goto(f"/admin/pages/{tool.pk}/edit/")
    expect(desk.locator(".js-translation-editor")).to_contain_text(
        "Terjemahan dari bahasa Indonesia ke bahasa Inggris"
    )
    expect(desk.locator(".js-translation-editor")).not_to_contain_text("More actions")
