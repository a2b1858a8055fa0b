"""Published words are moved with their report only, so that they can be taken off the site."""

import pytest
from django.utils import timezone

from knowledge.adoption.models import AdoptionReport, PublishedReport
from knowledge.models import ToolPage
from partners.organisations import merging
from partners.organisations.models import Organisation
from tests.factories.adoption import PublishedReportFactory, ReportFactory
from tests.factories.organisations import CooperativeFactory

pytestmark = pytest.mark.django_db
State = AdoptionReport.State


@pytest.fixture
def old(tool: ToolPage) -> Organisation:
    """It has a published report about the tool."""
    old = CooperativeFactory()
    report = ReportFactory(page=tool, organisation=old, submitted=True)
    report.state, report.decided_at = State.PUBLISHED, timezone.now()
    report.save()
    PublishedReportFactory(page=tool, organisation=old)
    return old


def holders() -> list[int]:
    """Whose the report and the published words are."""
    reports = AdoptionReport.objects.filter(state=State.PUBLISHED)
    words = PublishedReport.objects.all()
    return [rows.get().organisation_id for rows in (reports, words)]


def test_report_and_published_words_move_together(old: Organisation) -> None:
    kept = CooperativeFactory()
    merging.move(old, kept)
    assert holders() == [kept.pk, kept.pk]


@pytest.mark.parametrize("state", [State.DRAFT, State.WITHDRAWN, State.HIDDEN])
def test_both_stay_where_the_other_has_a_report_of_its_own(
    old: Organisation, tool: ToolPage, state: State
) -> None:
    kept = CooperativeFactory()
    mine = {"state": state, "reason": "Menyebut nama anggota", "decided_at": timezone.now()}
    ReportFactory(page=tool, organisation=kept, **mine)
    merging.move(old, kept)
    assert holders() == [old.pk, old.pk]
