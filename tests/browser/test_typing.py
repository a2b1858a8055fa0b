"""Nothing that is typed in the admin is lost or altered: days, sessions that end, new drafts."""

import re
from collections.abc import Callable
from datetime import date

from django.contrib.sessions.models import Session
from playwright.sync_api import Locator, Page, expect
from wagtail.documents.models import Document

from home.models import DatedFact
from knowledge.models import ToolPage
from partners.agreements.models import Agreement, Commitment
from tests.browser.interface import until

SignIn = Callable[[Page, str], None]
FACTS = "/admin/snippets/home/datedfact"
TYPED = ["1/10/2027", "1 Oktober 2027", "31-12-2027", "2027"]


def end_sessions() -> None:
    Session.objects.all().delete()


def told(page: Page) -> Locator:
    return page.locator(".session-ended")


def come_back(page: Page, sign_in: SignIn, who: str = "editor") -> None:
    """As the notice says: log in in another tab, and come back."""
    with page.expect_popup() as opened:
        told(page).get_by_role("link").click()
    sign_in(opened.value, who)
    opened.value.close()
    page.bring_to_front()
    page.evaluate("dispatchEvent(new Event('focus'))")
    expect(told(page)).to_have_count(0)


def save(page: Page) -> None:
    with page.expect_navigation():
        page.locator("footer .action-save").first.click()


def test_day_stays_as_it_was_typed_and_is_read_or_refused(desk: Page, sign_in: SignIn) -> None:
    sign_in(desk, "editor")
    fact = DatedFact.objects.first()
    for typed, read in zip(
        TYPED, [date(2027, 10, 1)] * 2 + [date(2027, 12, 31), None], strict=True
    ):
        desk.goto(f"{FACTS}/edit/{fact.pk}/", wait_until="networkidle")
        place = desk.locator("#id_review_date")
        place.click()
        expect(desk.locator(".xdsoft_datetimepicker:visible")).to_have_count(1)
        place.press("Control+a")
        place.press_sequentially(typed)
        place.press("Tab")
        expect(place).to_have_value(typed)
        expect(desk.locator(".xdsoft_datetimepicker:visible")).to_have_count(0)
        save(desk)
        if read is None:
            expect(place).to_have_value(typed)
            expect(desk.locator("[id$=review_date-errors]")).to_contain_text("“2027”")
        else:
            fact.refresh_from_db()
            assert fact.review_date == read
    assert DatedFact.objects.get(pk=fact.pk).review_date == date(2027, 12, 31)


def test_session_that_ends_in_the_form_of_a_tool_loses_nothing(desk: Page, sign_in: SignIn) -> None:
    sign_in(desk, "editor")
    tool = ToolPage.objects.filter(live=True, locale__language_code="id").first()
    desk.goto(f"/admin/pages/{tool.pk}/edit/", wait_until="networkidle")
    end_sessions()
    desk.locator("#id_title").fill("Ditulis setelah sesi berakhir")
    expect(told(desk)).to_be_visible()
    expect(desk.locator("#id_title")).to_have_value("Ditulis setelah sesi berakhir")
    come_back(desk, sign_in)
    until(desk, lambda: _latest(tool) == "Ditulis setelah sesi berakhir")
    save(desk)
    assert _latest(tool) == "Ditulis setelah sesi berakhir"


def _latest(tool: ToolPage) -> str:
    return str(ToolPage.objects.get(pk=tool.pk).get_latest_revision_as_object().title)


def test_new_agreement_saves_itself_from_its_first_tab_and_survives_its_session(
    desk: Page, sign_in: SignIn
) -> None:
    sign_in(desk, "editor")
    desk.goto("/admin/snippets/agreements/agreement/add/", wait_until="networkidle")
    desk.locator("#id_title_id").press_sequentially("Nota tentang mengetik")
    saved = desk.locator("#w-autosave-indicator .w-autosave-indicator__state--saved")
    expect(saved).to_be_visible()
    expect(saved).to_have_text(re.compile(r"\d\d[.:]\d\d"))
    end_sessions()
    desk.locator("#id_title_en").press_sequentially("Memorandum on typing")
    expect(told(desk)).to_be_visible()
    come_back(desk, sign_in)
    save(desk)
    agreement = Agreement.objects.get(title_id="Nota tentang mengetik")
    assert agreement.get_latest_revision_as_object().title_en == "Memorandum on typing"
    agreement.delete()


def test_act_whose_session_ended_is_kept_and_sent_once(desk: Page, sign_in: SignIn) -> None:
    agreement = Agreement.objects.filter(archived_at=None, commitments__isnull=False).first()
    sign_in(desk, "editor")
    desk.goto(f"/admin/agreements/{agreement.pk}/", wait_until="networkidle")
    desk.get_by_role("link", name="Tambah komitmen").click()
    desk.locator("#id_title_id").fill("Janji yang diketik")
    desk.wait_for_load_state("networkidle")
    end_sessions()
    desk.locator(".desk-form button[type=submit]").click()
    expect(told(desk)).to_be_visible()
    expect(desk.locator("#id_title_id")).to_have_value("Janji yang diketik")
    come_back(desk, sign_in)
    with desk.expect_navigation():
        desk.locator(".desk-form button[type=submit]").click()
    promises = Commitment.objects.filter(title_id="Janji yang diketik")
    assert promises.count() == 1
    promises.delete()


def test_form_is_not_sent_under_another_name(desk: Page, sign_in: SignIn) -> None:
    sign_in(desk, "editor")
    fact = DatedFact.objects.first()
    desk.goto(f"{FACTS}/edit/{fact.pk}/", wait_until="networkidle")
    other = desk.context.new_page()
    sign_in(other, "moderator")
    desk.bring_to_front()
    desk.locator("#id_source").fill("Dari dua orang")
    desk.locator("footer button[type=submit]").first.click()
    expect(told(desk)).to_be_visible()
    expect(desk.locator("#id_source")).to_have_value("Dari dua orang")
    fact.refresh_from_db()
    assert fact.source != "Dari dua orang"


def test_file_of_a_chooser_whose_session_ended_is_kept_and_uploaded_once(
    desk: Page, sign_in: SignIn
) -> None:
    sign_in(desk, "editor")
    tool = ToolPage.objects.filter(live=True, locale__language_code="id").first()
    desk.goto(f"/admin/pages/{tool.pk}/edit/#tab-berkas", wait_until="networkidle")
    desk.get_by_role("tab", name="Berkas").click()
    desk.get_by_role("button", name="Tambah berkas").click()
    desk.get_by_role("button", name="Pilih dokumen").last.click()
    window = desk.locator(".modal-dialog")
    window.get_by_role("tab").last.click()
    window.locator("input[type=file]").set_input_files(
        {"name": "kas.txt", "mimeType": "text/plain", "buffer": b"Buku kas yang diunggah."}
    )
    title = window.locator("input[name$=title]")
    title.fill("Buku kas yang tertunda")
    end_sessions()
    window.locator("form [type=submit]:visible").last.click()
    expect(told(desk)).to_be_visible()
    expect(title).to_have_value("Buku kas yang tertunda")
    come_back(desk, sign_in)
    window.locator("form [type=submit]:visible").last.click()
    expect(desk.locator(".modal-dialog")).to_have_count(0)
    expect(desk.get_by_text("Buku kas yang tertunda").first).to_be_visible()
    assert Document.objects.filter(title="Buku kas yang tertunda").count() == 1
