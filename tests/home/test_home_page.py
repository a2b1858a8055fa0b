"""The home page has things on it: what can be done now, what is new, what was kept."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.utils import translation

from home.models import HomePage
from knowledge.enums import PathStage, Verdict
from knowledge.models import ToolPage
from partners.agreements.rules.progress import CommitmentState
from partners.organisations.made_up import SOURCE
from tests.factories.adoption import PublishedReportFactory
from tests.factories.agreements import CommitmentFactory, TwoPartyAgreementFactory
from tests.factories.apprenticeships import OfferFactory, in_days
from tests.factories.knowledge import (
    AdaptationFactory,
    DocumentFactory,
    EvidenceFactory,
    ToolFileFactory,
    ToolIndexPageFactory,
    ToolPageFactory,
)
from tests.factories.organisations import CooperativeFactory
from tests.factories.rounds import RoundBatchFactory, RoundFactory

pytestmark = pytest.mark.django_db
KEPT = {"state": CommitmentState.DONE, "done_on": date(2026, 5, 3)}


def html(client: Client) -> str:
    response = client.get("/id/")
    assert response.status_code == 200
    return response.content.decode()


def part(client: Client, words: str) -> str:
    """The section that is called so, in the language of the page."""
    with translation.override("id"):
        heading = translation.gettext(words)
    return html(client).split(heading, 1)[1].split("</section>")[0]


@pytest.fixture
def library(home: HomePage) -> Any:
    return ToolIndexPageFactory(parent=home)


def adapted(library: Any, **values: Any) -> Any:
    changes = [AdaptationFactory.build(verdict=Verdict.FITS)]
    return ToolPageFactory(parent=library, adaptations=changes, **values)


def test_three_things_to_do_lead_somewhere_on_an_empty_portal(
    client: Client, home: HomePage
) -> None:
    things = part(client, "Three things to do now")
    for address in ("/id/perpustakaan/", "/id/magang/", "/id/koperasi/"):
        assert f'href="{address}"' in things


def test_tool_to_learn_from_is_the_first_that_can_be_used(client: Client, library: Any) -> None:
    adapted(library, title="Tanpa berkas")
    ToolPageFactory(
        parent=library,
        title="Siap dipakai",
        files=[ToolFileFactory.build(document=DocumentFactory())],
    )
    shown = part(client, "Three things to do now")
    assert "Siap dipakai" in shown
    assert "Tanpa berkas" not in shown


def test_newly_adapted_tool_has_the_stamp_of_a_test_whose_result_is_known(
    client: Client, library: Any
) -> None:
    evidence = [EvidenceFactory.build(outcome="worked", country="KH", year=2017)]
    adapted(library, title="Buku kas", evidence=evidence)
    shown = part(client, "Newly adapted tools")
    assert "Buku kas" in shown
    assert 'class="stamp"' in shown
    assert "2017" in shown


def test_proposal_is_no_adaptation(client: Client, library: Any) -> None:
    changes = [AdaptationFactory.build(verdict=Verdict.PROPOSED)]
    ToolPageFactory(parent=library, title="Buku kas", adaptations=changes)
    assert "Buku kas" not in part(client, "Tools from other countries")


def test_tried_tools_stand_there_while_none_is_adapted(client: Client, library: Any) -> None:
    tool = ToolPageFactory(parent=library, title="Buku kas")
    ToolPage.objects.filter(pk=tool.pk).update(path_stage=PathStage.TRIED)
    assert "Buku kas" in part(client, "Tools tried in Indonesia")


def test_test_without_a_result_gives_no_stamp(client: Client, library: Any) -> None:
    adapted(library, title="Buku kas", evidence=[EvidenceFactory.build(outcome="unknown")])
    shown = part(client, "Newly adapted tools")
    assert "Buku kas" in shown
    assert 'class="stamp"' not in shown


def test_batches_that_take_applications_stand_with_deadline_and_seats_one_for_each_host(
    client: Client, home: HomePage
) -> None:
    offer = OfferFactory(title_id="Susu segar")
    round = RoundFactory(collecting=True, apply_until=in_days(20))
    for seats in (30, 22):
        RoundBatchFactory(round=round, batch__offer=offer, batch__seats=seats)
    RoundBatchFactory(batch__offer__title_id="Belum dibuka", round__collecting=False)
    shown = part(client, "Apprenticeships that take applications")
    assert shown.count("Susu segar") == 1
    assert f'datetime="{in_days(20).isoformat()}"' in shown
    assert "30 kursi" in shown
    assert offer.host.name in shown
    assert "Belum dibuka" not in shown


def test_thread_is_of_the_promise_that_was_kept_last(client: Client, home: HomePage) -> None:
    older, newer = (TwoPartyAgreementFactory(in_force=True) for _ in range(2))
    CommitmentFactory(agreement=older, title_id="Sudah ditepati", **KEPT)
    CommitmentFactory(agreement=newer, title_id="Masih berjalan")
    shown = part(client, "What was promised, and what was kept")
    assert "Sudah ditepati" in shown
    assert older.title in shown
    assert "Masih berjalan" not in shown


def test_where_none_was_kept_it_says_so(client: Client, home: HomePage) -> None:
    CommitmentFactory(agreement=TwoPartyAgreementFactory(in_force=True), title_id="Kelak")
    shown = part(client, "What was promised, and what was kept")
    assert "Kelak" in shown
    with translation.override("id"):
        assert translation.gettext("None of its promises is recorded as kept yet.") in shown


@pytest.mark.parametrize("hidden", [{"is_example": True}, {"live": False}])
def test_nothing_of_an_agreement_that_is_made_up_or_not_public(
    client: Client, home: HomePage, settings: Any, hidden: dict[str, bool]
) -> None:
    settings.EXAMPLES_ARE_PUBLIC = True
    agreement = TwoPartyAgreementFactory(in_force=True, **hidden)
    CommitmentFactory(agreement=agreement, title_id="Rahasia", **KEPT)
    assert "Rahasia" not in html(client)


def test_voice_is_of_a_cooperative_that_spoke_and_never_made_up(
    client: Client, library: Any
) -> None:
    tool = ToolPageFactory(parent=library)
    invented = CooperativeFactory(source=SOURCE)
    PublishedReportFactory(page=tool, account="Kata contoh.", is_demo=True)
    PublishedReportFactory(page=tool, account="Kata rekaan.", organisation=invented)
    assert "<blockquote>" not in html(client)
    one = PublishedReportFactory(page=tool, account="Selisih kas berkurang.")
    shown = html(client)
    assert "Selisih kas berkurang." in shown
    assert one.organisation.name in shown
    assert "Kata contoh." not in shown
    assert "Kata rekaan." not in shown


def test_full_home_page_needs_at_most_fifteen_queries(
    client: Client, library: Any, django_assert_max_num_queries: Any
) -> None:
    for _ in range(4):
        tool = adapted(library, evidence=[EvidenceFactory.build(outcome="worked")])
        RoundBatchFactory()
        PublishedReportFactory(page=tool)
        CommitmentFactory(agreement=TwoPartyAgreementFactory(in_force=True), **KEPT)
    client.get("/id/")
    with django_assert_max_num_queries(15):
        client.get("/id/?fresh=1")
