"""A cooperative's pages of a round: what fits, the list, handing in, the receipt."""

import pytest
from django.test import Client
from django.urls import reverse

from home.access import Actor
from partners.apprenticeships.applications.models import Application
from partners.apprenticeships.models import Batch
from partners.apprenticeships.rounds.models import Round
from partners.membership.models import Role, Scope
from partners.organisations.models import Organisation
from tests.factories.applications import hand_in
from tests.factories.apprenticeships import in_days
from tests.factories.home import CompetencyFactory, RegencyFactory
from tests.factories.membership import MandateFactory, MembershipFactory, PersonFactory
from tests.factories.organisations import CooperativeFactory
from tests.factories.rounds import RoundFactory, last_day
from tests.partners.apprenticeships.applications.conftest import listed
from tests.partners.apprenticeships.applications.site import (
    address,
    overview,
    sent,
    signed_in,
    text_of,
)

pytestmark = pytest.mark.django_db


def test_cooperative_begins_in_a_round_that_collects(
    members: Client, cooperative: Organisation, round: Round, batches: list[Batch]
) -> None:
    begin = reverse("applications:begin", args=[cooperative.slug, round.code])
    assert begin in text_of(members, overview(cooperative))
    answer = sent(members, begin)
    application = Application.objects.get()
    assert answer.headers["Location"] == address("batches", application)


def test_pages_of_a_round_lead_to_its_beginning_before_there_is_an_application(
    members: Client, cooperative: Organisation, round: Round, batches: list[Batch]
) -> None:
    slug, code = cooperative.slug, batches[0].code
    one = members.get(reverse("applications:batch", args=[slug, round.code, code]))
    begin = reverse("applications:begin", args=[slug, round.code])
    assert one.headers["Location"] == f"{begin}?batch={code}"
    answer = members.post(f"{begin}?batch={code}", {"seen": ""})
    assert answer.headers["Location"] == one.wsgi_request.path


def test_all_batches_are_shown_and_those_that_do_not_fit_with_the_reason(
    members: Client, application: Application, batches: list[Batch]
) -> None:
    application.team = 5
    application.save()
    page = text_of(members, address("batches", application))
    for batch in batches:
        assert batch.offer.title_id in page
    assert page.count("paling banyak 1 orang") == 3


def test_batch_says_all_rules_with_both_values(
    members: Client, application: Application, batches: list[Batch]
) -> None:
    page = members.get(address("batch", application, batches[0].code))
    assert len(page.context["one"].words.rules) == 11
    assert batches[0].offer.host.name in page.content.decode()


def test_button_on_a_card_puts_a_batch_on_the_list_and_leads_back_to_it(
    members: Client, application: Application, batches: list[Batch]
) -> None:
    answer = members.post(
        address("put", application, batches[0].code),
        {"back": "?mode=on-site&fits=on-list&evil=1"},
    )
    here = address("batches", application)
    expected = f"{here}?fits=on-list&mode=on-site#{batches[0].code}"
    assert answer.headers["Location"] == expected
    assert listed(application) == [batches[0]]
    page = members.get(here)
    assert address("take_off", application, batches[0].code) in page.content.decode()
    members.post(address("take_off", application, batches[0].code), {"back": "batch"})
    assert listed(application) == []


@pytest.mark.parametrize("back", ["//evil.test", "https://evil.test", "", "list/../..", "?%0d%0a"])
def test_what_leads_back_leads_nowhere_else(
    members: Client, application: Application, batches: list[Batch], back: str
) -> None:
    answer = members.post(address("put", application, batches[0].code), {"back": back})
    assert answer.headers["Location"].startswith(overview(application.organisation))


def test_filters_narrow_and_say_what_is_left(
    members: Client, application: Application, batches: list[Batch]
) -> None:
    subject = CompetencyFactory(code="milk")
    offer = batches[0].offer
    offer.competencies.set([subject])
    offer.save()
    page = members.get(address("batches", application), {"competency": "milk"})
    assert [one.batch for one in page.context["offered"]] == [batches[0]]
    odd = members.get(address("batches", application), {"competency": "%00", "page": "9" * 20})
    assert odd.status_code == 200


@pytest.mark.parametrize("name", ["batches", "list", "write", "people", "hand_in", "paper"])
def test_others_do_not_learn_of_it(whole: Application, name: str) -> None:
    cooperative = whole.organisation
    stranger = PersonFactory()
    profile_only = MandateFactory(cooperative=cooperative, scopes=[Scope.PROFILE]).assistant
    for person in (stranger, profile_only):
        assert signed_in(person).get(address(name, whole)).status_code == 404
        assert signed_in(person).get(overview(cooperative)).status_code == 404


def test_paper_has_the_number_and_the_codes_of_the_batches(
    members: Client, application: Application, batches: list[Batch]
) -> None:
    page = members.get(address("paper", application))
    text = page.content.decode()
    assert page.context["number"] in text
    for batch in batches:
        assert batch.code in text


def test_assistant_goes_from_one_cooperative_to_the_next(
    whole: Application, assistant: Actor
) -> None:
    other = CooperativeFactory(name="Zamrud", region=RegencyFactory())
    MandateFactory(cooperative=other, assistant=assistant.person, scopes=[Scope.APPLICATIONS])
    client = signed_in(assistant.person)
    table = text_of(client, reverse("membership:my_cooperatives"))
    assert overview(other) in table
    several = text_of(client, reverse("applications:mine"))
    assert overview(whole.organisation) in several
    answer = sent(client, address("hand_in", whole))
    receipt = client.get(answer.headers["Location"])
    assert receipt.context["next"] == other


def test_public_page_of_a_batch_leads_to_it_as_it_fits_ones_cooperative(
    members: Client, cooperative: Organisation, round: Round, batches: list[Batch], board: Actor
) -> None:
    for_us = f"{reverse('applications:for_us')}?batch={batches[0].code}"
    assert reverse("account_login") in Client().get(for_us).headers["Location"]
    one = reverse("applications:batch", args=[cooperative.slug, round.code, batches[0].code])
    assert members.get(for_us).headers["Location"] == one
    second = MembershipFactory(person=board.person, role=Role.CONTRIBUTOR).organisation
    page = text_of(members, for_us)
    assert cooperative.name in page
    assert second.name in page


@pytest.mark.parametrize("odd", ["", "%00", "lain", "x" * 10_000])
def test_what_is_no_batch_is_not_found(members: Client, odd: str) -> None:
    assert members.get(f"{reverse('applications:for_us')}?batch={odd}").status_code == 404


def test_who_applies_for_none_is_told_what_to_do_first(batches: list[Batch]) -> None:
    for_us = f"{reverse('applications:for_us')}?batch={batches[0].code}"
    assert reverse("membership:find") in text_of(signed_in(PersonFactory()), for_us)


def test_what_is_not_handed_in_waits_when_the_time_is_nearly_over(
    members: Client, application: Application
) -> None:
    front = reverse("workspace")
    asked = f"{overview(application.organisation)}#{application.round.code}"
    assert asked not in text_of(members, front)
    last_day(application.round, in_days(3))
    assert asked in text_of(members, front)
    hand_in(application)
    assert asked not in text_of(members, front)


def test_drafts_of_rounds_are_known_to_nobody(members: Client, cooperative: Organisation) -> None:
    draft = RoundFactory()
    begin = reverse("applications:begin", args=[cooperative.slug, draft.code])
    assert members.get(begin).status_code == 404
    assert begin not in text_of(members, overview(cooperative))


@pytest.mark.parametrize("typed", ["1" * 5_000, "²", "-1", "1e9"])
def test_number_that_is_none_comes_back_in_its_field(
    members: Client, whole: Application, batches: list[Batch], typed: str
) -> None:
    answer = sent(members, address("list", whole), **{f"place_{batches[0].pk}": typed})
    assert (answer.status_code, listed(whole)) == (200, batches[:2])
    assert typed in answer.content.decode()
