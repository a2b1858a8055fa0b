"""A cooperative's pages of a round: what fits, the list, handing in, the receipt."""

from html import unescape
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from home.access import Actor
from partners.apprenticeships.applications.models import Application
from partners.apprenticeships.applications.services import applications
from partners.apprenticeships.lifecycle import BatchState
from partners.apprenticeships.models import Batch
from partners.apprenticeships.rounds.models import Round
from partners.membership.models import Role, Scope
from partners.organisations.models import Organisation
from portal.users.models import User
from tests.factories.applications import hand_in, put
from tests.factories.apprenticeships import in_days
from tests.factories.home import CompetencyFactory, RegencyFactory
from tests.factories.membership import MandateFactory, MembershipFactory, PersonFactory
from tests.factories.organisations import CooperativeFactory
from tests.factories.rounds import RoundFactory, last_day
from tests.partners.apprenticeships.applications.conftest import listed

pytestmark = pytest.mark.django_db


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def address(name: str, application: Application, *more: object) -> str:
    slug, round = application.organisation.slug, application.round.code
    return reverse(f"applications:{name}", args=[slug, round, *more])


def overview(cooperative: Organisation) -> str:
    return reverse("applications:overview", args=[cooperative.slug])


def text_of(client: Client, where: str) -> str:
    answer = client.get(where)
    assert answer.status_code == 200, (where, answer.status_code)
    return unescape(answer.content.decode())


def sent(client: Client, where: str, **typed: Any) -> Any:
    """The form of a page, sent as it is shown but for what is typed."""
    form = client.get(where).context["form"]
    shown = {"seen": form["seen"].value()}
    return client.post(where, {**shown, **typed})


@pytest.fixture
def members(board: Actor) -> Client:
    return signed_in(board.person)


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


def test_list_is_ranked_by_buttons_by_numbers_and_both(
    members: Client, application: Application, batches: list[Batch]
) -> None:
    one, two, three = batches
    put(application, batches)
    here = address("list", application)
    sent(members, here, move=f"up:{three.pk}")
    assert listed(application) == [one, three, two]
    sent(members, here, **{f"place_{one.pk}": "3"})
    assert listed(application) == [three, two, one]
    sent(members, here, **{f"place_{one.pk}": "1", "move": f"off:{two.pk}"})
    assert listed(application) == [one, three]


def test_number_that_is_none_is_said_at_its_field(
    members: Client, application: Application, batches: list[Batch]
) -> None:
    put(application, batches)
    answer = sent(members, address("list", application), **{f"place_{batches[0].pk}": "satu"})
    assert list(answer.context["form"].errors) == [f"place_{batches[0].pk}"]
    assert 'value="satu"' in answer.content.decode()
    assert listed(application) == batches


def test_second_of_two_who_rank_sees_that_the_list_has_changed(
    members: Client, application: Application, batches: list[Batch], board: Actor
) -> None:
    put(application, batches)
    here = address("list", application)
    seen = members.get(here).context["form"]["seen"].value()
    applications.order_list(application, batches[::-1], by=board)
    answer = members.post(here, {"seen": seen, "move": f"up:{batches[1].pk}"})
    assert answer.status_code == 409
    assert listed(application) == batches[::-1]


def test_batch_that_left_the_round_is_marked_and_stays(
    members: Client, application: Application, batches: list[Batch]
) -> None:
    put(application, batches)
    Batch.objects.filter(pk=batches[1].pk).update(state=BatchState.CANCELLED)
    rows = members.get(address("list", application)).context["rows"]
    assert [bool(row["lost"]) for row in rows] == [False, True, False]


def test_answers_are_written_and_nothing_typed_is_lost(
    members: Client, application: Application
) -> None:
    subject = CompetencyFactory(code="books")
    words = {
        "competencies": [subject.pk],
        "goals": "Buku kas yang rapi",
        "team": "2",
        "mode": "both",
        "reach": "island",
        "languages": ["id"],
        "needs": ["wheelchair"],
        "free_from": "2027-03-01",
        "free_until": "2027-02-01",
    }
    answer = sent(members, address("write", application), **words)
    assert list(answer.context["form"].errors) == ["free_until"]
    assert "Buku kas yang rapi" in answer.content.decode()
    answer = sent(members, address("write", application), **{**words, "free_until": "2027-05-01"})
    assert answer.status_code == 302
    application.refresh_from_db()
    assert (application.team, application.mode, application.needs) == (2, "both", ["wheelchair"])
    assert list(application.competencies.all()) == [subject]


def test_names_are_asked_for_as_many_as_come(members: Client, application: Application) -> None:
    application.team = 2
    application.save()
    here = address("people", application)
    answer = sent(members, here, phone_1="0812")
    assert list(answer.context["form"].errors) == ["name_1"]
    sent(members, here, name_1="Ibu Sri", phone_1="0812", name_2="Pak Budi", gender_2="man")
    named = application.delegates.order_by("number").values_list("name", "phone", "gender")
    assert list(named) == [("Ibu Sri", "0812", ""), ("Pak Budi", "", "man")]


def test_what_counts_is_looked_at_and_handed_in(members: Client, whole: Application) -> None:
    here = address("hand_in", whole)
    page = text_of(members, here)
    for batch in listed(whole):
        assert batch.offer.title_id in page
    assert "Ibu Sri" in page
    answer = sent(members, here)
    assert answer.headers["Location"] == address("receipt", whole, 1)
    receipt = members.get(answer.headers["Location"])
    assert receipt.context["counts"] is True
    assert receipt.context["number"] in receipt.content.decode()
    assert "Ibu Sri" not in receipt.content.decode()


def test_what_is_missing_is_said_and_nothing_is_handed_in(
    members: Client, application: Application
) -> None:
    answer = sent(members, address("hand_in", application))
    assert answer.status_code == 200
    assert answer.context["form"].errors
    application.refresh_from_db()
    assert application.standing is None


def test_overview_says_what_counts_and_what_does_not_yet(
    members: Client, whole: Application, batches: list[Batch], board: Actor
) -> None:
    hand_in(whole)
    [panel] = members.get(overview(whole.organisation)).context["rounds"]
    assert panel["changed"] == []
    applications.put_on_list(whole, batches[2], by=board)
    page = members.get(overview(whole.organisation))
    [panel] = page.context["rounds"]
    assert [row.label for row in panel["changed"]] == ["Daftar Anda, yang terbaik dulu"]
    assert address("hand_in", whole) in page.content.decode()


def test_batch_that_the_round_lost_is_no_change_of_the_cooperative(
    members: Client, whole: Application
) -> None:
    hand_in(whole)
    Batch.objects.filter(pk=listed(whole)[0].pk).update(state=BatchState.CANCELLED)
    [panel] = members.get(overview(whole.organisation)).context["rounds"]
    assert panel["changed"] == []


def test_withdrawn_it_stands_no_more(members: Client, whole: Application) -> None:
    hand_in(whole)
    answer = sent(members, address("withdraw", whole))
    assert answer.status_code == 302
    whole.refresh_from_db()
    assert whole.standing is None


def test_contributor_prepares_and_does_not_hand_in(whole: Application, contributor: Actor) -> None:
    client = signed_in(contributor.person)
    assert client.get(address("write", whole)).status_code == 200
    assert client.get(address("hand_in", whole)).status_code == 403
    assert address("hand_in", whole) not in text_of(client, overview(whole.organisation))


@pytest.mark.parametrize("name", ["batches", "list", "write", "people", "hand_in", "paper"])
def test_others_do_not_learn_of_it(whole: Application, name: str) -> None:
    cooperative = whole.organisation
    stranger = PersonFactory()
    profile_only = MandateFactory(cooperative=cooperative, scopes=[Scope.PROFILE]).assistant
    for person in (stranger, profile_only):
        assert signed_in(person).get(address(name, whole)).status_code == 404
        assert signed_in(person).get(overview(cooperative)).status_code == 404


def test_after_the_deadline_all_is_read_and_nothing_changed(
    members: Client, whole: Application
) -> None:
    hand_in(whole)
    last_day(whole.round, in_days(-2))
    page = members.get(overview(whole.organisation))
    assert page.context["rounds"][0]["is_open"] is False
    for name in ("hand_in", "write", "withdraw"):
        assert address(name, whole) not in page.content.decode()
    answer = sent(
        members, address("write", whole), team="1", mode="both", reach="island", languages=["id"]
    )
    assert answer.context["form"].errors
    assert address("people", whole) in page.content.decode()


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
