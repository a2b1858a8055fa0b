"""A cooperative writes, a moderator decides, readers see what was published last."""

from importlib import import_module

import pytest
from django.apps import apps
from django.core import mail
from django.db import IntegrityError, transaction
from wagtail.models import ModelLogEntry

from home.access import NOBODY, ActionNotPermitted, Actor
from home.desk.refusals import HasChangedSince, IsGone
from knowledge.adoption import consent
from knowledge.adoption.models import AdoptionReport, PublishedReport
from knowledge.adoption.services import adoptions
from knowledge.models import ToolPage
from partners.membership.models import DoneInName, Role, Scope
from partners.organisations import reporting
from partners.organisations.models import DirectoryRow, Organisation
from tests.factories.adoption import PublishedReportFactory, ReportFactory
from tests.factories.membership import MandateFactory, MembershipFactory
from tests.factories.organisations import CooperativeFactory, OrganisationFactory
from tests.knowledge.adoption.conftest import WORDS

pytestmark = pytest.mark.django_db
State = AdoptionReport.State


def seen_by_readers() -> list[str]:
    return list(PublishedReport.objects.public().values_list("account", flat=True))


def test_readers_see_it_once_a_moderator_has_published_it(
    sent: AdoptionReport, boss: Actor
) -> None:
    assert seen_by_readers() == []
    adoptions.publish(sent, by=boss)
    assert seen_by_readers() == [WORDS["account"]]
    sent.refresh_from_db()
    assert sent.state == State.PUBLISHED


def test_words_published_stand_until_new_ones_are(
    cooperative: Organisation, tool: ToolPage, board: Actor, sent: AdoptionReport, boss: Actor
) -> None:
    adoptions.publish(sent, by=boss)
    report = adoptions.write(cooperative, tool, by=board, **{**WORDS, "account": "Baru."})
    assert (report.state, seen_by_readers()) == (State.DRAFT, [WORDS["account"]])
    adoptions.submit(report, by=board, consents=True)
    adoptions.publish(report, by=boss)
    assert seen_by_readers() == ["Baru."]


def test_cooperative_takes_it_off_the_site(sent: AdoptionReport, board: Actor, boss: Actor) -> None:
    adoptions.publish(sent, by=boss)
    adoptions.withdraw(sent, by=board)
    assert seen_by_readers() == []


def test_moderator_hides_it_with_a_reason(sent: AdoptionReport, boss: Actor) -> None:
    adoptions.publish(sent, by=boss)
    adoptions.hide(sent, by=boss, reason="Menyebut nama anggota")
    sent.refresh_from_db()
    assert (sent.state, sent.reason) == (State.HIDDEN, "Menyebut nama anggota")
    assert seen_by_readers() == []


def test_hidden_report_is_seen_again_only_after_another_look(
    cooperative: Organisation, tool: ToolPage, sent: AdoptionReport, board: Actor, boss: Actor
) -> None:
    adoptions.publish(sent, by=boss)
    adoptions.hide(sent, by=boss, reason="Menyebut nama anggota")
    report = adoptions.write(cooperative, tool, by=board, **WORDS)
    assert report.state == State.HIDDEN
    adoptions.submit(report, by=board, consents=True)
    assert seen_by_readers() == []


def test_sent_back_it_is_changed_and_sent_again(
    cooperative: Organisation, tool: ToolPage, sent: AdoptionReport, board: Actor, boss: Actor
) -> None:
    adoptions.send_back(sent, by=boss, reason="Sejak kapan?")
    report = adoptions.write(cooperative, tool, by=board, **WORDS)
    assert (report.state, report.reason) == (State.RETURNED, "Sejak kapan?")
    adoptions.submit(report, by=board, consents=True)
    adoptions.publish(report, by=boss)
    report.refresh_from_db()
    assert report.reason == ""


def test_taken_back_it_waits_for_nobody(sent: AdoptionReport, board: Actor, boss: Actor) -> None:
    adoptions.take_back(sent, by=board)
    with pytest.raises(IsGone):
        adoptions.publish(sent, by=boss)


def test_nothing_is_sent_without_consent(report: AdoptionReport, board: Actor) -> None:
    with pytest.raises(adoptions.NeedsConsent):
        adoptions.submit(report, by=board, consents=False)


def test_version_of_the_text_agreed_to_stands_with_the_report_and_in_its_history(
    sent: AdoptionReport, board: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = consent.VERSION
    assert sent.consented_to == first
    monkeypatch.setattr(consent, "VERSION", "2027-01")
    adoptions.take_back(sent, by=board)
    sent.refresh_from_db()
    assert sent.consented_to == first
    adoptions.submit(sent, by=board, consents=True)
    sent.refresh_from_db()
    assert sent.consented_to == "2027-01"
    told = ModelLogEntry.objects.filter(action=adoptions.SUBMITTED).order_by("pk")
    assert [entry.data["consent"] for entry in told] == [first, "2027-01"]


def test_reports_sent_before_versions_were_kept_name_the_only_text(
    sent: AdoptionReport, tool: ToolPage
) -> None:
    draft = ReportFactory(page=tool)
    filled = import_module("knowledge.adoption.migrations.0003_text_that_was_agreed_to")
    filled.name_the_only_one(apps, None)
    reports = AdoptionReport.objects.order_by("pk")
    assert list(reports.values_list("pk", "consented_to")) == [(sent.pk, "2026-11"), (draft.pk, "")]


def test_what_waits_is_not_rewritten(
    cooperative: Organisation, tool: ToolPage, sent: AdoptionReport, board: Actor
) -> None:
    with pytest.raises(adoptions.IsNotOpen):
        adoptions.write(cooperative, tool, by=board, **WORDS)


def test_nobody_reports_about_a_tool_that_nobody_can_read(
    cooperative: Organisation, tool: ToolPage, board: Actor
) -> None:
    tool.unpublish()
    with pytest.raises(adoptions.IsNoTool):
        adoptions.write(cooperative, tool, by=board, **WORDS)


def test_hidden_cooperative_is_not_published(sent: AdoptionReport, boss: Actor) -> None:
    Organisation.objects.filter(pk=sent.organisation_id).update(is_public=False)
    with pytest.raises(adoptions.IsNotShown):
        adoptions.publish(sent, by=boss)
    sent.refresh_from_db()
    assert sent.state == State.SUBMITTED


def test_who_comes_second_is_told(
    cooperative: Organisation, tool: ToolPage, report: AdoptionReport, board: Actor
) -> None:
    with pytest.raises(HasChangedSince):
        adoptions.write(cooperative, tool, by=board, seen="", **WORDS)
    with pytest.raises(HasChangedSince):
        adoptions.submit(report, by=board, consents=True, seen="2020")


@pytest.mark.parametrize("role", [Role.CONTRIBUTOR])
def test_contributors_and_strangers_report_nothing(
    cooperative: Organisation, tool: ToolPage, role: Role
) -> None:
    contributor = Actor(MembershipFactory(organisation=cooperative, role=role).person)
    elsewhere = Actor(MembershipFactory().person)
    without = Actor(MandateFactory(cooperative=cooperative, scopes=[Scope.PROFILE]).assistant)
    for who in (contributor, elsewhere, without, NOBODY):
        with pytest.raises(ActionNotPermitted):
            adoptions.write(cooperative, tool, by=who, **WORDS)


def test_partners_report_nothing(tool: ToolPage) -> None:
    partner = OrganisationFactory()
    board = Actor(MembershipFactory(organisation=partner).person)
    with pytest.raises(ActionNotPermitted):
        adoptions.write(partner, tool, by=board, **WORDS)


def test_assistant_with_a_mandate_for_reports_acts_in_its_name(
    cooperative: Organisation, tool: ToolPage
) -> None:
    mandate = MandateFactory(cooperative=cooperative, scopes=[Scope.REPORTS])
    report = adoptions.write(cooperative, tool, by=Actor(mandate.assistant), **WORDS)
    assert (report.role, report.mandate) == ("assistant", mandate)
    done = DoneInName.objects.get(organisation=cooperative)
    assert (done.action, done.mandate) == (adoptions.WRITTEN, mandate)


def test_nobody_decides_about_a_report_of_their_own(sent: AdoptionReport, boss: Actor) -> None:
    MembershipFactory(organisation=sent.organisation, person=boss.person, role=Role.CONTRIBUTOR)
    with pytest.raises(ActionNotPermitted):
        adoptions.publish(sent, by=boss)
    assert not AdoptionReport.objects.submitted().of_others_than(boss).exists()


def test_its_history_stands_at_the_cooperative(sent: AdoptionReport, boss: Actor) -> None:
    adoptions.publish(sent, by=boss)
    told = ModelLogEntry.objects.filter(action__startswith="adoption.").order_by("pk")
    assert list(told.values_list("action", flat=True)) == [
        adoptions.WRITTEN,
        adoptions.SUBMITTED,
        adoptions.PUBLISHED,
    ]
    assert {entry.object_id for entry in told} == {str(sent.organisation_id)}


def test_writer_hears_of_each_decision(
    sent: AdoptionReport,
    board: Actor,
    boss: Actor,
    django_capture_on_commit_callbacks: object,
) -> None:
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        adoptions.publish(sent, by=boss)
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        adoptions.hide(sent, by=boss, reason="Menyebut nama anggota")
    assert {to for letter in mail.outbox for to in letter.to} == {board.person.email}
    assert "Menyebut nama anggota" in str(mail.outbox[-1].body)


def test_readers_see_reports_of_shown_cooperatives_on_published_tools(tool: ToolPage) -> None:
    PublishedReportFactory(page=tool, account="Satu")
    PublishedReportFactory(page=tool, organisation=CooperativeFactory(is_public=False))
    assert seen_by_readers() == ["Satu"]
    tool.unpublish()
    assert seen_by_readers() == []


def test_directory_is_told_when_a_report_comes_and_goes(
    tool: ToolPage, cooperative: Organisation, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[list[int]] = []
    monkeypatch.setattr(DirectoryRow.objects, "renew", lambda keys: told.append(list(keys)))
    report = PublishedReportFactory(page=tool, organisation=cooperative)
    tool.unpublish()
    report.delete()
    assert told == [[cooperative.pk]] * 3


def test_directory_asks_which_cooperatives_have_told(tool: ToolPage) -> None:
    told = PublishedReportFactory(page=tool).organisation
    unseen = PublishedReportFactory(page=tool, organisation__hidden=True).organisation
    silent = CooperativeFactory()
    assert reporting.reporting([told.pk, unseen.pk, silent.pk]) == {told.pk}


def test_database_keeps_what_is_always_true(tool: ToolPage) -> None:
    wrong = [
        {"account": ""},
        {"stands": "maybe"},
        {"since_year": None, "since_month": 3},
        {"since_year": 1200},
        {"role": "assistant"},
        {"state": State.SUBMITTED},
        {"submitted": True, "consented_to": ""},
        {"consented_to": consent.VERSION},
        {"state": State.RETURNED},
    ]
    for values in wrong:
        with pytest.raises(IntegrityError), transaction.atomic():
            ReportFactory(page=tool, **values)
    report = ReportFactory(page=tool)
    with pytest.raises(IntegrityError), transaction.atomic():
        ReportFactory(page=tool, organisation=report.organisation)
