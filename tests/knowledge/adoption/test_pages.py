"""From a tool's page to the form, and what a cooperative does with its report."""

from html import unescape

import pytest
from django.test import Client
from django.urls import reverse

from home.access import Actor
from knowledge.adoption import consent
from knowledge.adoption.models import AdoptionReport
from knowledge.adoption.models.words import LONGEST
from knowledge.adoption.services import adoptions
from knowledge.models import ToolPage
from partners.membership.models import Role, Scope
from partners.organisations.models import Organisation
from tests.factories.membership import MandateFactory, MembershipFactory, PersonFactory
from tests.knowledge.adoption.conftest import WORDS, address, signed_in, text_of

pytestmark = pytest.mark.django_db
TYPED = {"stands": "in-use", "since_year": "2025", "since_month": "3", "account": "Kas rapi."}


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
