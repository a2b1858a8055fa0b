"""From a tool's page to the form, to the moderators, and to readers of both pages."""

from html import unescape
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from pytest_django import DjangoAssertNumQueries

from home.access import Actor
from knowledge.adoption import consent
from knowledge.adoption.admin.reports import LIST
from knowledge.adoption.models import AdoptionReport, PublishedReport
from knowledge.adoption.models.words import LONGEST
from knowledge.adoption.services import adoptions
from knowledge.adoption.templatetags.adoption_tags import SHOWN
from knowledge.models import ToolPage
from partners.membership.models import Role, Scope
from partners.organisations import merging
from partners.organisations.models import Organisation
from portal.users.models import User
from tests.factories.adoption import PublishedReportFactory, ReportFactory
from tests.factories.knowledge import ToolPageFactory
from tests.factories.membership import MandateFactory, MembershipFactory, PersonFactory
from tests.factories.organisations import CooperativeFactory
from tests.knowledge.adoption.conftest import WORDS

pytestmark = pytest.mark.django_db
TYPED = {"stands": "in-use", "since_year": "2025", "since_month": "3", "account": "Kas rapi."}


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def text_of(client: Client, address: str) -> str:
    return unescape(client.get(address).content.decode())


@pytest.fixture
def members(board: Actor) -> Client:
    return signed_in(board.person)


@pytest.fixture
def desk(boss: Actor) -> Client:
    return signed_in(boss.person)


def address(name: str, cooperative: Organisation, tool: ToolPage) -> str:
    return reverse(f"adoption:{name}", args=[cooperative.slug, tool.translation_key])


def begin(tool: ToolPage) -> str:
    return f"{reverse('adoption:begin')}?tool={tool.url}"


def test_tools_page_leads_to_the_form_through_signing_in(
    members: Client, cooperative: Organisation, tool: ToolPage
) -> None:
    assert f'href="{reverse("adoption:begin")}?tool={tool.url}"' in text_of(Client(), tool.url)
    assert reverse("account_login") in Client().get(begin(tool)).headers["Location"]
    answer = members.get(begin(tool))
    assert answer.headers["Location"] == address("write", cooperative, tool)


def test_who_reports_for_several_chooses(
    members: Client, board: Actor, cooperative: Organisation, tool: ToolPage
) -> None:
    mandate = MandateFactory(assistant=board.person, scopes=[Scope.REPORTS])
    page = text_of(members, begin(tool))
    for one in (cooperative, mandate.cooperative):
        assert address("write", one, tool) in page


def test_who_reports_for_none_is_told_what_to_do_first(tool: ToolPage) -> None:
    page = text_of(signed_in(PersonFactory()), begin(tool))
    assert reverse("membership:find") in page


@pytest.mark.parametrize("odd", ["", "%00", "/id/%22/", "x" * 10_000, "/id/perpustakaan/lain/"])
def test_what_is_no_tool_is_not_found(members: Client, odd: str) -> None:
    assert members.get(f"{reverse('adoption:begin')}?tool={odd}").status_code == 404


def test_member_writes_and_sends(
    members: Client, cooperative: Organisation, tool: ToolPage
) -> None:
    written = members.post(address("write", cooperative, tool), {"seen": "", **TYPED})
    assert written.headers["Location"] == address("report", cooperative, tool)
    page = members.get(address("send", cooperative, tool))
    assert "Kas rapi." in page.content.decode()
    assert str(consent.TEXT) in unescape(page.content.decode())
    form = page.context["form"]
    sending = {"seen": form["seen"].value(), "consents": "on", "text": consent.VERSION}
    members.post(address("send", cooperative, tool), sending)
    report = AdoptionReport.objects.get()
    assert (report.state, report.account) == (AdoptionReport.State.SUBMITTED, "Kas rapi.")


@pytest.mark.parametrize(
    ("odd", "field"),
    [
        ({"account": ""}, "account"),
        ({"account": "x" * 10_000}, "account"),
        ({"since_year": "2999"}, "since_year"),
        ({"since_year": ""}, "since_year"),
        ({"since_month": "13"}, "since_month"),
        ({"stands": "mungkin"}, "stands"),
        ({"changed": "\0"}, "changed"),
    ],
)
def test_nothing_typed_is_lost_when_it_is_refused(
    members: Client, cooperative: Organisation, tool: ToolPage, odd: dict[str, str], field: str
) -> None:
    typed = {"seen": "", **TYPED, **odd}
    answer = members.post(address("write", cooperative, tool), typed)
    assert (answer.status_code, list(answer.context["form"].errors)) == (200, [field])
    assert odd.get("account", "Kas rapi.") in answer.content.decode()
    assert not AdoptionReport.objects.exists()


def test_without_consent_it_is_not_sent(
    members: Client, cooperative: Organisation, tool: ToolPage, report: AdoptionReport
) -> None:
    send = address("send", cooperative, tool)
    seen = members.get(send).context["form"]["seen"].value()
    answer = members.post(send, {"seen": seen})
    assert "consents" in answer.context["form"].errors


def test_text_that_changed_meanwhile_is_read_once_more(
    members: Client,
    cooperative: Organisation,
    tool: ToolPage,
    report: AdoptionReport,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    send = address("send", cooperative, tool)
    seen = members.get(send).context["form"]["seen"].value()
    monkeypatch.setattr(consent, "VERSION", "2027-01")
    typed = {"seen": seen, "consents": "on", "text": "2026-11"}
    answer = members.post(send, typed)
    assert list(answer.context["form"].errors) == ["consents"]
    assert 'name="text" value="2027-01"' in answer.content.decode()
    members.post(send, {**typed, "text": "2027-01"})
    report.refresh_from_db()
    assert (report.state, report.consented_to) == (AdoptionReport.State.SUBMITTED, "2027-01")


def test_words_that_others_changed_are_agreed_to_anew(
    members: Client, cooperative: Organisation, tool: ToolPage, report: AdoptionReport, board: Actor
) -> None:
    send = address("send", cooperative, tool)
    seen = members.get(send).context["form"]["seen"].value()
    adoptions.write(cooperative, tool, by=board, **{**WORDS, "account": "Lain sama sekali."})
    answer = members.post(send, {"seen": seen, "consents": "on", "text": consent.VERSION})
    assert answer.status_code == 409
    assert "Lain sama sekali." in answer.content.decode()
    assert "checked" not in str(answer.context["form"]["consents"])


def test_new_lines_count_as_one_sign_as_in_the_browser(
    members: Client, cooperative: Organisation, tool: ToolPage
) -> None:
    account = "\n".join("x" * (LONGEST // 2))[:LONGEST]
    typed = {"seen": "", **TYPED, "account": account.replace("\n", "\r\n")}
    assert members.post(address("write", cooperative, tool), typed).status_code == 302
    assert AdoptionReport.objects.get().account == account.strip()


def test_what_is_not_open_now_leads_to_how_the_report_stands(
    members: Client, cooperative: Organisation, tool: ToolPage, sent: AdoptionReport
) -> None:
    report = address("report", cooperative, tool)
    for name in ("write", "send"):
        assert members.get(address(name, cooperative, tool)).headers["Location"] == report
    for name in ("take_back", "withdraw"):
        assert members.get(address(name, cooperative, tool)).status_code == 200


def test_reason_is_shown_until_it_is_sent_again(
    members: Client, cooperative: Organisation, tool: ToolPage, sent: AdoptionReport, boss: Actor
) -> None:
    adoptions.send_back(sent, by=boss, reason="Sejak kapan?\nSiapa?")
    page = text_of(members, address("report", cooperative, tool))
    assert "Sejak kapan?<br>Siapa?" in page
    assert page.index(address("write", cooperative, tool)) < page.index(
        address("send", cooperative, tool)
    )
    sent.refresh_from_db()
    adoptions.submit(sent, by=Actor(sent.by), consents=True)
    assert "Sejak kapan?" not in text_of(members, address("report", cooperative, tool))


def test_tool_is_called_as_in_the_readers_language(
    members: Client, cooperative: Organisation, tool: ToolPage, report: AdoptionReport
) -> None:
    ToolPage.objects.filter(pk=tool.pk).update(title="Buku kas baru")
    of_all = reverse("adoption:reports", args=[cooperative.slug])
    for where in (address("report", cooperative, tool), of_all):
        page = text_of(members, where)
        assert "Buku kas baru" in page
        assert report.title not in page


def test_others_do_not_learn_of_reports(
    cooperative: Organisation, tool: ToolPage, report: AdoptionReport
) -> None:
    stranger = signed_in(PersonFactory())
    profile_only = MandateFactory(cooperative=cooperative, scopes=[Scope.PROFILE]).assistant
    for client in (stranger, signed_in(profile_only)):
        assert client.get(address("report", cooperative, tool)).status_code == 404
        assert client.get(address("write", cooperative, tool)).status_code == 404


def test_contributor_reads_and_writes_nothing(
    cooperative: Organisation, tool: ToolPage, report: AdoptionReport
) -> None:
    membership = MembershipFactory(organisation=cooperative, role=Role.CONTRIBUTOR)
    contributor = signed_in(membership.person)
    assert report.account in text_of(contributor, address("report", cooperative, tool))
    assert contributor.get(address("write", cooperative, tool)).status_code == 403


def test_moderator_publishes_and_readers_see_it_on_both_pages(
    desk: Client, cooperative: Organisation, tool: ToolPage, sent: AdoptionReport
) -> None:
    pages = (tool.url, cooperative.get_absolute_url())
    assert [sent.account in text_of(Client(), page) for page in pages] == [False, False]
    decide = reverse(f"{LIST}:edit", args=[sent.pk])
    seen = desk.get(decide).context["form"]["seen"].value()
    desk.post(decide, {"seen": seen, "decision": "publish"})
    assert [sent.account in text_of(Client(), page) for page in pages] == [True, True]
    assert "Kebenarannya tidak diperiksa" in text_of(Client(), tool.url)


def test_moderator_sends_back_with_a_reason_only(desk: Client, sent: AdoptionReport) -> None:
    decide = reverse(f"{LIST}:edit", args=[sent.pk])
    said = {"seen": desk.get(decide).context["form"]["seen"].value(), "decision": "send_back"}
    assert "reason" in desk.post(decide, said).context["form"].errors
    desk.post(decide, {**said, "reason": "Sejak kapan?"})
    sent.refresh_from_db()
    assert (sent.state, sent.reason) == (AdoptionReport.State.RETURNED, "Sejak kapan?")


def test_moderator_reads_lines_as_they_were_written_and_what_was_said_before(
    desk: Client, sent: AdoptionReport, tool: ToolPage, boss: Actor
) -> None:
    words = {"account": "Satu.\n\nDua.", "reason": "Sejak kapan?"}
    AdoptionReport.objects.filter(pk=sent.pk).update(**words)
    page = text_of(desk, reverse(f"{LIST}:edit", args=[sent.pk]))
    assert "<p>Satu.</p>\n\n<p>Dua.</p>" in page
    assert "Sejak kapan?" in page
    assert consent.VERSION in page
    assert f'href="{tool.url}"' in page


def test_moderator_who_decides_too_late_is_told(
    desk: Client, board: Actor, boss: Actor, sent: AdoptionReport
) -> None:
    decide = reverse(f"{LIST}:edit", args=[sent.pk])
    opened = desk.get(decide).context
    said = {
        "seen": opened["form"]["seen"].value(),
        opened["once"]["name"]: opened["once"]["key"],
        "decision": "send_back",
        "reason": "Sejak kapan?",
    }
    adoptions.publish(sent, by=boss)
    answer = desk.post(decide, said)
    assert answer.status_code == 409
    assert "send_back bukan" not in answer.content.decode()
    adoptions.withdraw(AdoptionReport.objects.get(), by=board)
    answer = desk.post(decide, said, follow=True)
    assert [str(message) for message in answer.context["messages"]]
    assert answer.redirect_chain == [(reverse(f"{LIST}:list"), 302)]


def test_moderators_list_has_what_was_sent_and_no_drafts(
    desk: Client, sent: AdoptionReport, tool: ToolPage
) -> None:
    draft = ReportFactory(page=tool, organisation__name="Koperasi Rahasia")
    listed = text_of(desk, reverse(f"{LIST}:list"))
    assert str(sent.organisation) in listed
    assert "Koperasi Rahasia" not in listed
    assert desk.get(reverse(f"{LIST}:edit", args=[draft.pk])).status_code == 404


def test_moderator_does_not_read_what_a_cooperative_drafts_anew(
    desk: Client, boss: Actor, board: Actor, sent: AdoptionReport, tool: ToolPage
) -> None:
    adoptions.publish(sent, by=boss)
    words = {**WORDS, "account": "Rahasia."}
    adoptions.write(sent.organisation, tool, by=board, **words)
    page = text_of(desk, reverse(f"{LIST}:edit", args=[sent.pk]))
    assert sent.account in page
    assert "Rahasia." not in page


def test_what_waits_stands_on_the_moderators_first_page(desk: Client, sent: AdoptionReport) -> None:
    page = text_of(desk, reverse("wagtailadmin_home"))
    assert reverse(f"{LIST}:edit", args=[sent.pk]) in page


def test_report_leads_to_the_tool_where_the_readers_language_lacks_it(
    cooperative: Organisation, tool: ToolPage
) -> None:
    PublishedReportFactory(page=tool, organisation=cooperative)
    english = cooperative.get_absolute_url().replace("/id/koperasi/", "/en/cooperatives/")
    assert f'href="{tool.url}"' in text_of(Client(), english)


def test_tools_page_asks_once_for_all_reports(
    tool: ToolPage, django_assert_max_num_queries: DjangoAssertNumQueries, settings: Any
) -> None:
    settings.PAGE_CACHE_SECONDS = 0
    asked = []
    for number in (1, 4):
        for _one in range(number):
            PublishedReportFactory(page=tool, organisation=CooperativeFactory())
        Client().get(tool.url)
        with django_assert_max_num_queries(30) as queries:
            Client().get(tool.url)
        asked.append(len(queries))
    assert asked[0] == asked[1]


@pytest.mark.parametrize(("number", "is_said"), [(SHOWN, False), (SHOWN + 1, True)])
def test_more_reports_than_are_shown_are_not_kept_quiet(
    cooperative: Organisation, tool: ToolPage, number: int, is_said: bool
) -> None:
    PublishedReportFactory(page=tool, organisation=cooperative)
    for _one in range(number - 1):
        PublishedReportFactory(page=tool)
        another = ToolPageFactory(parent=tool.get_parent())
        PublishedReportFactory(page=another, organisation=cooperative)
    for page in (tool.url, cooperative.get_absolute_url()):
        assert ("Masih ada laporan lain" in text_of(Client(), page)) == is_said


def test_what_was_stopped_was_begun_then_and_each_report_says_when_it_was_published(
    cooperative: Organisation, tool: ToolPage
) -> None:
    report = PublishedReportFactory(page=tool, organisation=cooperative, stands="stopped")
    page = text_of(Client(), tool.url)
    day = date_format(localtime(report.published_at), "DATE_FORMAT")
    assert f"Dicoba, lalu dihentikan · mulai Maret 2025 · terbit {day}" in page


def test_merged_cooperatives_reports_lead_on(cooperative: Organisation, tool: ToolPage) -> None:
    old = CooperativeFactory()
    report = PublishedReportFactory(page=tool, organisation=old)
    keys = [key for key in merging.all_keys() if key.model is PublishedReport]
    assert [key.move(old, cooperative) for key in keys] == [1]
    report.refresh_from_db()
    assert report.organisation == cooperative
