"""Every page of the workspace asks the database at most twenty times, however much is on it."""

from collections.abc import Iterator
from datetime import timedelta
from functools import partial
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import URLPattern, URLResolver
from django.utils import timezone

from home import audit
from home.access import Actor
from home.notices.models import Letter, State
from partners.agreements.models import PartnerAccess
from partners.agreements.services import reports
from partners.membership.models import Role
from partners.membership.permissions import acting_for
from portal import workspace
from tests.factories import agreements
from tests.factories.adoption import ReportFactory
from tests.factories.applications import ApplicationFactory, put
from tests.factories.apprenticeships import BatchFactory
from tests.factories.claims import ClaimFactory, ProposalFactory
from tests.factories.home import CompetencyFactory
from tests.factories.membership import (
    AreaFactory,
    InvitationFactory,
    MandateFactory,
    MembershipFactory,
)
from tests.factories.organisations import CooperativeFactory
from tests.factories.results import ResultFactory, SeatsFactory
from tests.factories.rounds import RoundBatchFactory, RoundFactory
from tests.portal.permissions.asking import at, taken_back
from tests.portal.permissions.between_sides import BETWEEN_SIDES, more_between
from tests.portal.permissions.hosting import HOSTING
from tests.portal.permissions.learning import LEARNING, more_learned
from tests.portal.permissions.roles import NAMES
from tests.portal.permissions.world import World

MOST, MANY = 20, 6
# Of each page: who reads it, and what it is about.
PAGES: dict[str, tuple[str, ...]] = {
    "agreements_workspace:detail": ("partner", "open_agreement.slug"),
    "membership:organisation": ("representative", "shown.slug"),
    "membership:people": ("representative", "shown.slug"),
    "membership:role": ("representative", "shown.slug", "member.pk"),
    "membership:remove": ("representative", "shown.slug", "member.pk"),
    "membership:confirm": ("representative", "shown.slug", "member.pk"),
    "membership:hand_over": ("representative", "shown.slug"),
    "membership:leave": ("representative", "shown.slug"),
    "membership:invite": ("representative", "shown.slug"),
    "membership:invite_on_paper": ("assistant", "shown.slug"),
    "membership:invite_again": ("representative", "shown.slug", "invitation.pk"),
    "membership:withdraw": ("representative", "shown.slug", "invitation.pk"),
    "membership:profile": ("representative", "shown.slug"),
    "membership:profile_change": ("assistant", "shown.slug"),
    "membership:profile_send": ("representative", "shown.slug"),
    "membership:profile_withdraw": ("representative", "shown.slug"),
    "membership:mandates": ("representative", "shown.slug"),
    "membership:mandate_offer": ("representative", "shown.slug"),
    "membership:mandate_code": ("representative", "shown.slug"),
    "membership:mandate_letter": ("representative", "shown.slug"),
    "membership:mandate_give": ("representative", "shown.slug", "asked.pk"),
    "membership:mandate_refuse": ("representative", "shown.slug", "asked.pk"),
    "membership:mandate_agree": ("representative", "shown.slug", "mandate.pk"),
    "membership:mandate_end": ("representative", "mandate.pk"),
    "membership:my_cooperatives": ("assistant",),
    "membership:mandate_ask": ("assigned", "unclaimed.slug"),
    "membership:mandate_take": ("assigned", "unclaimed.slug"),
    "membership:mandate_cancel": ("assigned", "asked.pk"),
    "membership:sheet": ("assigned", "asked.pk"),
    "membership:sheet_hand_in": ("assigned", "asked.pk"),
    "membership:sheet_check": ("representative", "sheet.key"),
    "membership:done": ("representative", "shown.slug"),
    "membership:undo": ("representative", "shown.slug", "done.pk"),
    "membership:region": ("officer",),
    "membership:duplicates": ("officer",),
    "membership:duplicate": ("officer", "pair.pk"),
    "membership:duplicate_two": ("officer", "pair.pk"),
    "membership:duplicate_one": ("officer", "pair.pk"),
    "membership:find": ("account",),
    "membership:claims": ("account",),
    "membership:claim_it": ("partner", "unclaimed.slug"),
    "membership:claim": ("account", "claim.pk"),
    "membership:add_to_claim": ("account", "claim.pk"),
    "membership:withdraw_claim": ("account", "claim.pk"),
    "membership:decide_claim": ("officer", "claim.pk"),
    "membership:grant_claim": ("officer", "claim.pk"),
    "membership:refuse_claim": ("officer", "claim.pk"),
    "membership:ask_about_claim": ("officer", "claim.pk"),
    "membership:propose": ("account",),
    "membership:proposal": ("account", "proposal.pk"),
    "membership:add_to_proposal": ("account", "proposal.pk"),
    "membership:withdraw_proposal": ("account", "proposal.pk"),
    "membership:decide_proposal": ("moderator", "proposal.pk"),
    "membership:accept_proposal": ("moderator", "proposal.pk"),
    "membership:refuse_proposal": ("moderator", "proposal.pk"),
    "membership:ask_about_proposal": ("moderator", "proposal.pk"),
    "applications:overview": ("representative", "shown.slug"),
    "applications:mine": ("assistant",),
    "applications:begin": ("representative", "shown.slug", "next_round.code"),
    "applications:batches": ("representative", "shown.slug", "round.code"),
    "applications:batch": ("representative", "shown.slug", "round.code", "wanted.code"),
    "applications:put": ("representative", "shown.slug", "round.code", "wanted.code"),
    "applications:take_off": ("representative", "shown.slug", "round.code", "wanted.code"),
    "applications:list": ("representative", "shown.slug", "round.code"),
    "applications:write": ("representative", "shown.slug", "round.code"),
    "applications:people": ("representative", "shown.slug", "round.code"),
    "applications:hand_in": ("assistant", "shown.slug", "round.code"),
    "applications:receipt": (
        "representative",
        "shown.slug",
        "round.code",
        "application.standing.number",
    ),
    "applications:withdraw": ("representative", "shown.slug", "round.code"),
    "applications:paper": ("representative", "shown.slug", "round.code"),
    "adoption:reports": ("representative", "shown.slug"),
    "adoption:from_plan": ("representative", "shown.slug", "confirmed.pk"),
    "adoption:report": ("representative", "shown.slug", "adoption.tool"),
    "adoption:write": ("representative", "shown.slug", "adopting.tool"),
    "adoption:send": ("representative", "shown.slug", "adopting.tool"),
    "adoption:take_back": ("representative", "shown.slug", "adoption.tool"),
    "adoption:withdraw": ("representative", "shown.slug", "adoption.tool"),
    "placements:placements": ("representative", "shown.slug"),
    "placements:placement": ("representative", "shown.slug", "placement.pk"),
    "placements:checklist": ("representative", "shown.slug", "placement.pk"),
    "placements:attendance": ("partner", "partner.slug", "placement.pk"),
    "placements:outcome": ("partner", "partner.slug", "placement.pk"),
    **LEARNING,
    **BETWEEN_SIDES,
    "placements:plan": ("representative", "shown.slug", "plan.placement.pk"),
    "placements:new_step": ("representative", "shown.slug", "plan.placement.pk"),
    "placements:step": ("representative", "shown.slug", "plan.placement.pk", "=1"),
    "placements:remove_step": ("representative", "shown.slug", "plan.placement.pk", "=1"),
    "placements:finish_step": ("representative", "shown.slug", "plan.placement.pk", "=1"),
    "placements:hand_in": ("representative", "shown.slug", "plan.placement.pk"),
    "placements:decide": ("officer", "shown.slug", "plan.placement.pk"),
    "placements:publish": ("representative", "shown.slug", "plan.placement.pk"),
    "placements:answer": ("representative", "shown.slug", "disputed.pk"),
    "results:overview": ("representative", "shown.slug"),
    "results:result": ("representative", "shown.slug", "result.round.code"),
    "results:accept": ("representative", "shown.slug", "result.round.code"),
    "results:accept_conditionally": ("representative", "shown.slug", "result.round.code"),
    "results:decline": ("representative", "shown.slug", "result.round.code"),
    "results:take_back": ("representative", "shown.slug", "result.round.code"),
    "results:placed": ("partner", "partner.slug"),
    **HOSTING,
    "consent:mine": ("representative",),
    "notices:settings": ("representative",),
    "saved_tools:mine": ("representative",),
    "privacy:stored": ("contributor",),
    "privacy:correct": ("contributor",),
}
# These lead on, are files, or ask for a password or a secret first: their own tests count.
NO_PAGES = {
    "adoption:begin",
    "applications:for_us",
    "agreements_workspace:document",
    "membership:act_for",
    "membership:act_for_nobody",
    "membership:answer",
    "membership:claim_proof",
    "membership:confirm_grant",
    "membership:decline",
    "membership:invitation",
    "membership:invitation_sheet",
    "membership:mandate_offer_withdraw",
    "membership:offer_take",
    "membership:region_export",
    "membership:sheet_file",
    "membership:take_grant_back",
    "applications:attachment",
    "hosting:file",
    "placements:enclosed",
    "placements:letter",
    "placements:photo",
    "placements:proof",
    "placements:take_off",
    "privacy:download",
    "privacy:erase",
    "privacy:merge",
    "privacy:merge_other",
    "saved_tools:offer",
    "saved_tools:save",
}
ASKED = [("workspace", (role,)) for role in NAMES if role != "visitor"] + list(PAGES.items())


def _names(patterns: Any, before: str = "") -> Iterator[str]:
    for pattern in patterns:
        if isinstance(pattern, URLPattern):
            yield before + str(pattern.name)
        elif isinstance(pattern, URLResolver):
            space = f"{pattern.app_name}:" if pattern.app_name else ""
            yield from _names(pattern.url_patterns, before + space)


def more(world: World, number: int) -> None:
    """So many of everything that a page of the workspace lists."""
    people, shown = world.people, world.shown
    holder = acting_for(Actor(world.mandate.assistant), shown)
    for days in range(number):
        near = CooperativeFactory(region=world.village)
        member = MembershipFactory(organisation=shown, role=Role.CONTRIBUTOR).person
        InvitationFactory(organisation=shown, invited_by=people["representative"])
        for role in ("representative", "contributor", "officer", "moderator"):
            MembershipFactory(organisation=CooperativeFactory(), person=people[role])
        for asked in (True, False):
            assistant = AreaFactory(assistant=True, region=world.village).person
            MandateFactory(cooperative=shown, assistant=assistant, asked=asked)
            MandateFactory(cooperative=near, assistant=assistant, asked=asked)
            MandateFactory(
                cooperative=CooperativeFactory(region=world.village),
                assistant=people["assistant"],
                asked=asked,
            )
        ClaimFactory(person=member, organisation=shown)
        ClaimFactory(person=member, organisation=world.unclaimed)
        ClaimFactory(person=people["account"], organisation=near)
        ProposalFactory(person=people["account"], region=world.village)
        audit.record(shown, "membership.mandate_asked", by=holder, data={"scopes": ["profile"]})
        agreement = agreements.TwoPartyAgreementFactory()
        PartnerAccess.objects.create(agreement=agreement, user=people["partner"])
        agreements.PartyFactory(agreement=world.open_agreement)
        commitment = agreements.CommitmentFactory(agreement=world.open_agreement)
        reports.submit(commitment, by=world.actor("partner"), state="underway", text_id="Mulai")
        ResultFactory(place=SeatsFactory(batch__offer__host=world.partner), organisation=shown)
        seat = RoundBatchFactory(
            round=world.round,
            batch__offer__region=world.elsewhere,
            batch__offer__competencies=[CompetencyFactory()],
        )
        put(world.application, [seat.batch])
        ApplicationFactory(organisation=shown, round__ended=True, handed_in=True)
        RoundFactory(collecting=True)
        BatchFactory(offer__host=shown, offer__draft=True)
        ReportFactory(organisation=shown, page__parent=world.tool.get_parent().specific)
        world.place(begun=True)
        more_between(world)
        more_learned(world, member)
        sent = timezone.now() - timedelta(days=days)
        for role in ("representative", "contributor"):
            Letter.objects.create(recipient=people[role], state=State.SENT, finished_at=sent)


def _cost(world: World, page: tuple[str, tuple[str, ...]]) -> int:
    name, (role, *attributes) = page
    with CaptureQueriesContext(connection) as queries:
        assert world.clients[role].get(at(name, *attributes)(world)).status_code == 200
    return len(queries)


@pytest.fixture(scope="module")
def costs(world: World, django_db_blocker: Any) -> dict[Any, tuple[int, int]]:
    """Of every page, with little on it and with much."""

    def costs_with(number: int) -> dict[Any, int]:
        more(world, number)
        return {one: _cost(world, one) for one in ASKED}

    with django_db_blocker.unblock():
        taken_back(lambda: costs_with(1))  # fills caches
        few, many = (taken_back(partial(costs_with, number)) for number in (1, MANY))
    return {one: (few[one], many[one]) for one in ASKED}


@pytest.mark.parametrize("asked", ASKED, ids=lambda asked: f"{asked[0]} {asked[1][0]}")
def test_page_asks_few_times_and_no_more_with_more_rows(
    asked: tuple[str, tuple[str, ...]], costs: dict[Any, tuple[int, int]], db: None
) -> None:
    few, many = costs[asked]
    assert many <= few <= MOST


def test_every_page_of_the_workspace_is_asked() -> None:
    assert set(_names(workspace.urlpatterns)) == {"workspace", *PAGES, *NO_PAGES}
