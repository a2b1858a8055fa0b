"""The days of an editor and of a moderator, on a desktop and on a phone of 390 pixels."""

from collections.abc import Callable, Iterator

import pytest
from django.urls import reverse
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from home.planning.models import Bundle
from knowledge.models import ToolIndexPage, ToolPage
from partners.agreements.models import Agreement
from tests.browser.interface import numbers, until
from tests.factories.organisations import OrganisationFactory

SignIn = Callable[[Page, str], None]
WIDTHS = (1280, 390)


@pytest.fixture(params=WIDTHS)
def screen(browser: Browser, site: LiveServer, request: pytest.FixtureRequest) -> Iterator[Page]:
    context = browser.new_context(
        base_url=site.url, viewport={"width": request.param, "height": 844}, locale="id-ID"
    )
    context.set_default_timeout(20_000)
    yield context.new_page()
    context.close()


def lies_within(page: Page, selector: str) -> bool:
    """All of it can be read and touched, without a table or a window above it."""
    script = """element => {
      const { left, right, top, bottom, width } = element.getBoundingClientRect();
      const at = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
      return width > 0 && left >= 0 && right <= innerWidth + 1 && element.contains(at);
    }"""
    place = page.locator(selector).first
    place.scroll_into_view_if_needed()
    return bool(place.evaluate(script))


def choose(page: Page, words: str) -> None:
    """One of the buttons that are seen at once, or from the menu beside them."""
    seen = page.locator("footer > nav button:visible").filter(has_text=words)
    if seen.count():
        seen.first.click()
        return
    page.locator("footer .w-dropdown__toggle").click()
    page.locator("footer [data-tippy-root] button").filter(has_text=words).first.click()


def test_tool_is_sent_back_with_a_reason_mended_and_published(
    screen: Page, sign_in: SignIn
) -> None:
    title = f"Lembar panen bersama {next(numbers)}"
    library = ToolIndexPage.objects.get(locale__language_code="id")
    sign_in(screen, "editor")
    screen.goto(f"/admin/pages/add/knowledge/toolpage/{library.pk}/", wait_until="networkidle")
    screen.locator("#id_title").fill(title)
    screen.locator("#id_summary").fill("Satu lembar untuk mencatat panen.")
    screen.locator("#id_kind").select_option("template")
    screen.get_by_role("tab", name="Berkas").click()
    screen.locator("input[name=languages][value=id]").check()
    screen.get_by_role("tab", name="Pengelompokan").click()
    screen.locator("[name=origins-0-country]").fill("Indonesia")
    until(screen, lambda: ToolPage.objects.filter(title=title).exists())
    choose(screen, "Serahkan")
    expect(screen.locator(".messages")).to_contain_text(title)
    tool = ToolPage.objects.get(title=title)

    sign_in(screen, "moderator")
    screen.goto(f"/admin/pages/{tool.pk}/edit/", wait_until="networkidle")
    choose(screen, "Minta perbaikan")
    reason = screen.locator(".modal-dialog textarea")
    expect(reason).to_be_visible()
    assert lies_within(screen, ".modal-dialog textarea")  # and not under the menu
    screen.locator(".modal-dialog form [type=submit]").first.click()
    expect(screen.locator(".modal-dialog")).to_contain_text("Pilih satu alasan atau tulis sendiri")
    reason.fill("Tambahkan contoh isian.")
    screen.locator(".modal-dialog form [type=submit]").first.click()
    expect(screen.locator(".messages")).to_contain_text("Perbaikan diminta")

    sign_in(screen, "editor")
    screen.goto(reverse("my_work"))
    row = screen.get_by_role("listitem").filter(has_text=title).first
    expect(row).to_contain_text("Tambahkan contoh isian.")
    row.get_by_role("link").first.click()
    expect(screen.locator(".sent-back")).to_contain_text("Tambahkan contoh isian.")
    assert lies_within(screen, ".sent-back p:last-child")
    screen.wait_for_load_state("networkidle")
    screen.locator("#id_summary").fill("Satu lembar untuk mencatat panen, dengan contoh.")
    choose(screen, "Serahkan lagi")
    expect(screen.locator(".messages")).to_contain_text(title)

    sign_in(screen, "moderator")
    screen.goto(f"/admin/pages/{tool.pk}/edit/", wait_until="networkidle")
    choose(screen, "Setujui dan terbitkan")
    until(screen, lambda: ToolPage.objects.get(pk=tool.pk).live)
    screen.goto(ToolPage.objects.get(pk=tool.pk).url)
    expect(screen.locator("main")).to_contain_text("dengan contoh.")


@pytest.mark.parametrize(
    ("address", "columns"),
    [
        ("wagtailsnippets_agreements_agreement:list", 3),
        ("wagtailsnippets_organisations_organisation:list", 2),
        ("wagtailsnippets_apprenticeships_offer:list", 2),
        ("wagtailsnippets_apprenticeships_batch:list", 3),
    ],
)
def test_list_shows_how_its_rows_stand_and_lets_every_column_be_reached(
    screen: Page, sign_in: SignIn, address: str, columns: int
) -> None:
    sign_in(screen, "moderator")
    screen.goto(reverse(address), wait_until="networkidle")
    cells = screen.locator("tbody tr").first.locator("td:not(.bulk-action-checkbox-cell)")
    edges = cells.evaluate_all("all => all.map(one => one.getBoundingClientRect().right)")
    assert max(edges[:columns]) <= screen.viewport_size["width"] + 1
    cells.last.scroll_into_view_if_needed()
    right = cells.last.evaluate("one => one.getBoundingClientRect().right")
    assert right <= screen.viewport_size["width"] + 1


def test_ticked_rows_show_what_may_be_done_with_them(screen: Page, sign_in: SignIn) -> None:
    name = f"Koperasi yang diarsipkan {next(numbers)}"
    made = OrganisationFactory(name=name)
    sign_in(screen, "moderator")
    address = reverse("wagtailsnippets_organisations_organisation:list")
    screen.goto(f"{address}?q={name}", wait_until="networkidle")
    screen.locator("tbody input[data-bulk-action-checkbox]").first.check()
    button = ".bulk-actions-choices a:has-text('Arsipkan')"
    expect(screen.locator(button)).to_be_visible()
    expect(screen.locator(".bulk-actions-choices.hidden")).to_have_count(0)
    until(screen, lambda: lies_within(screen, button))
    screen.locator(button).click()
    screen.get_by_role("button", name="Arsipkan").click()
    expect(screen.locator(".messages")).to_be_visible()
    made.refresh_from_db()
    assert made.archived_at


def test_fields_of_an_act_keep_to_the_screen(screen: Page, sign_in: SignIn) -> None:
    agreement = Agreement.objects.filter(archived_at=None, commitments__isnull=False).first()
    sign_in(screen, "moderator")
    for address in (
        reverse("agreements_admin:commitment_add", args=[agreement.pk]),
        reverse("wagtailadmin_account"),
        reverse("everything") + "?q=koperasi",
    ):
        screen.goto(address, wait_until="networkidle")
        edges = screen.locator("main :is(input, select, textarea):visible").evaluate_all(
            "all => all.map(one => one.getBoundingClientRect().right)"
        )
        assert max(edges) <= screen.viewport_size["width"], address


def test_words_of_a_long_message_are_not_covered(screen: Page, sign_in: SignIn) -> None:
    made = OrganisationFactory(name=f"Koperasi dua penulis {next(numbers)}")
    sign_in(screen, "editor")
    address = reverse("wagtailsnippets_organisations_organisation:edit", args=[made.pk])
    screen.goto(address, wait_until="networkidle")
    made.acronym = "Lebih dahulu"
    made.save()
    screen.locator("#id_acronym").fill("KDP")
    screen.locator("footer button[type=submit]").first.click()
    said = screen.locator(".messages li:has-text('versi yang lebih baru')")
    expect(said).to_be_visible()
    script = """said => {
      const words = document.createRange();
      words.selectNodeContents(said);
      return [...words.getClientRects()].every(({ left, top, bottom, width }) =>
        !width || said.contains(document.elementFromPoint(left + 2, (top + bottom) / 2)));
    }"""
    until(screen, lambda: said.evaluate(script))


def test_draft_is_put_into_a_bundle_and_released(screen: Page, sign_in: SignIn) -> None:
    name = f"Hari penandatanganan {next(numbers)}"
    library = ToolIndexPage.objects.get(locale__language_code="id")
    model = ToolPage.objects.filter(live=True, locale__language_code="id").first()
    tool = model.copy(
        to=library,
        update_attrs={"title": name, "slug": f"tanda-tangan-{next(numbers)}"},
        keep_live=False,
    )
    sign_in(screen, "moderator")
    screen.goto(f"/admin/pages/{tool.pk}/edit/", wait_until="networkidle")
    screen.locator(".w-slim-header .w-dropdown__toggle").first.click()
    screen.get_by_role("link", name="Masukkan ke paket").click()
    screen.locator("main form input[type=text]:visible").first.fill(name)
    screen.locator("main form button[type=submit]").first.click()
    expect(screen.locator(".messages")).to_be_visible()
    bundle = Bundle.objects.get(name=name)
    assert lies_within(screen, "main a:has-text('Terbitkan bersama')")
    screen.get_by_role("link", name="Terbitkan bersama").click()
    screen.locator("main form button[type=submit]").first.click()
    until(screen, lambda: ToolPage.objects.get(pk=tool.pk).live)
    assert Bundle.objects.get(pk=bundle.pk).items.count() == 1
