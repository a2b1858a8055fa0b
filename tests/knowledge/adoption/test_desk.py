"""What moderators see of reports, and what they decide."""

import pytest
from django.test import Client
from django.urls import reverse

from home.access import Actor
from knowledge.adoption import consent
from knowledge.adoption.admin.reports import LIST
from knowledge.adoption.models import AdoptionReport
from knowledge.adoption.services import adoptions
from knowledge.models import ToolPage
from partners.organisations.models import Organisation
from tests.factories.adoption import ReportFactory
from tests.knowledge.adoption.conftest import WORDS, text_of

pytestmark = pytest.mark.django_db


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
    assert "<p>Satu.</p>\n<p>Dua.</p>" in page
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
