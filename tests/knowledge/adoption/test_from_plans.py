"""From the published result of an apprenticeship to a report about a tool, and back."""

import pytest
from django.test import Client
from django.urls import reverse

from home.access import Actor
from knowledge.adoption import from_plans
from knowledge.adoption.models import AdoptionReport, PublishedReport
from knowledge.adoption.models.words import LONGEST
from knowledge.adoption.services import adoptions
from knowledge.models import ToolPage
from partners.apprenticeships.placements.models import PublishedPlan
from partners.membership.models import Role, Scope
from partners.organisations.models import Organisation
from tests.factories.home import CompetencyFactory
from tests.factories.knowledge import ToolPageFactory
from tests.factories.membership import MandateFactory, MembershipFactory
from tests.factories.placements import PlacementFactory, PublishedPlanFactory
from tests.knowledge.adoption.conftest import WORDS, address, signed_in, text_of

pytestmark = pytest.mark.django_db
RESULT = "Selisih kas turun dari 12 hari menjadi 1 hari sebulan."


@pytest.fixture
def told(cooperative: Organisation) -> PublishedPlan:
    placement = PlacementFactory(
        settled=True, first=-100, last=-91, result__application__organisation=cooperative
    )
    return PublishedPlanFactory(placement=placement, result=RESULT)


def choice(told: PublishedPlan) -> str:
    return reverse("adoption:from_plan", args=[told.organisation.slug, told.plan_id])


def plan_page(told: PublishedPlan) -> str:
    return reverse("placements:plan", args=[told.organisation.slug, told.plan.placement_id])


def write(told: PublishedPlan, tool: ToolPage) -> str:
    return f"{address('write', told.organisation, tool)}?plan={told.plan_id}"


def test_plan_leads_to_a_draft_that_says_what_the_plan_says(
    members: Client, told: PublishedPlan, tool: ToolPage
) -> None:
    assert f'href="{choice(told)}"' in text_of(members, plan_page(told))
    assert f'href="{write(told, tool)}"' in text_of(members, f"{choice(told)}?q=kas")
    form = members.get(write(told, tool)).context["form"]
    assert RESULT in form["account"].value()
    assert told.host in form["account"].value()
    assert form["since_year"].value() == told.plan.placement.batch.ends_on.year
    assert not form["stands"].value(), "that the plan does not say"
    words = {name: form[name].value() or "" for name in ("since_year", "since_month", "account")}
    sent = members.post(write(told, tool), {"seen": "", **words, "stands": "in-use"})
    assert sent.headers["Location"] == address("report", told.organisation, tool)
    report = AdoptionReport.objects.get()
    assert (report.state, report.plan) == (AdoptionReport.State.DRAFT, told.plan)
    assert not PublishedReport.objects.exists()
    assert address("report", told.organisation, tool) in text_of(members, plan_page(told))
    assert f'href="{write(told, tool)}"' not in text_of(members, f"{choice(told)}?q=kas")


def test_tools_for_what_was_learned_are_offered_first(
    members: Client, told: PublishedPlan, tool: ToolPage
) -> None:
    taught, offer = CompetencyFactory(), told.plan.placement.batch.offer
    offer.competencies.add(taught)
    offer.save()
    fitting = ToolPageFactory(parent=tool.get_parent().specific, competencies=[taught])
    page = text_of(members, choice(told))
    assert write(told, fitting) in page
    assert write(told, tool) not in page


def test_assistant_begins_it_with_a_mandate_for_reports_only(told: PublishedPlan) -> None:
    for scope, status in ((Scope.REPORTS, 200), (Scope.ANSWERS, 404)):
        client = signed_in(MandateFactory(cooperative=told.organisation, scopes=[scope]).assistant)
        assert client.get(choice(told)).status_code == status
        assert (choice(told) in text_of(client, plan_page(told))) is (status == 200)


def test_contributors_and_other_cooperatives_begin_none(
    told: PublishedPlan, tool: ToolPage
) -> None:
    contributor = MembershipFactory(organisation=told.organisation, role=Role.CONTRIBUTOR)
    assert signed_in(contributor.person).get(choice(told)).status_code == 403
    other = MembershipFactory(organisation__kind=told.organisation.kind)
    theirs = reverse("adoption:from_plan", args=[other.organisation.slug, told.plan_id])
    assert signed_in(other.person).get(theirs).status_code == 404
    stolen = f"{address('write', other.organisation, tool)}?plan={told.plan_id}"
    assert RESULT not in text_of(signed_in(other.person), stolen)


@pytest.mark.parametrize("odd", ["", "x", "-1", "9" * 40, "\u0662", "0"])
def test_what_is_no_plan_fills_nothing_in(
    members: Client, cooperative: Organisation, tool: ToolPage, odd: str
) -> None:
    answer = members.get(address("write", cooperative, tool), {"plan": odd})
    assert answer.status_code == 200
    assert not answer.context["form"]["account"].value()


def test_report_that_is_there_keeps_its_own_words(
    members: Client, report: AdoptionReport, told: PublishedPlan, tool: ToolPage
) -> None:
    assert members.get(write(told, tool)).context["form"]["account"].value() == WORDS["account"]


def test_readers_go_from_each_to_the_other_where_both_are_public(
    board: Actor, boss: Actor, told: PublishedPlan, tool: ToolPage
) -> None:
    home = told.organisation.get_absolute_url()
    report = adoptions.write(told.organisation, tool, by=board, plan=told, **WORDS)
    assert f'href="{tool.url}#reports"' not in text_of(Client(), home)
    adoptions.submit(report, by=board, consents=True)
    adoptions.publish(report, by=boss)
    assert f'href="{tool.url}#reports"' in text_of(Client(), home)
    assert f'href="{home}#learned"' in text_of(Client(), tool.url)
    told.delete()
    assert f'href="{home}#learned"' not in text_of(Client(), tool.url)


def test_what_is_filled_in_is_never_longer_than_a_report_may_be(told: PublishedPlan) -> None:
    told.title_id, told.host, told.result = "T" * 255, "H" * 255, "r" * 1_000
    done = {"owner": "o", "due": 30, "done_at": told.published_at, "proof": "p"}
    for number in range(10, 40):
        told.plan.steps.create(number=number, what="w" * 100, **done)
    assert len(from_plans.words_of(told)["account"]) <= LONGEST
