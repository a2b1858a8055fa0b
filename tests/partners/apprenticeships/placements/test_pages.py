"""Both sides on their pages, and staff in the admin."""

from html import unescape
from typing import Any
from urllib.parse import urlencode

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.timezone import localdate

from home.access import Actor
from home.notices.models import Notice
from partners.apprenticeships.placements import notices
from partners.apprenticeships.placements.admin.placements import LIST
from partners.apprenticeships.placements.models import Placement
from partners.apprenticeships.placements.workspace import pages
from partners.apprenticeships.results.models import Result
from partners.apprenticeships.results.workspace import hosts
from partners.apprenticeships.rounds.models import Round
from partners.membership.models import Scope
from tests.factories.applications import DelegateFactory
from tests.factories.membership import (
    AreaFactory,
    MandateFactory,
    MembershipFactory,
    PersonFactory,
)
from tests.factories.placements import BoundFactory, PlacementFactory

pytestmark = pytest.mark.django_db
ANSWERS = ("open", "conditional")


def client_of(actor: Actor) -> Client:
    client = Client()
    client.force_login(actor.person)
    return client


def page(name: str, organisation: Any, *args: Any) -> str:
    return reverse(f"placements:{name}", args=[organisation.slug, *args])


def text(client: Client, address: str) -> str:
    return unescape(client.get(address).content.decode())


def send(client: Client, address: str, **data: Any) -> Any:
    seen = client.get(address).context["form"]["seen"].value()
    return client.post(address, {"seen": seen, **data})


def test_each_side_reads_the_other_in_its_list(
    placement: Placement, board: Actor, host: Actor
) -> None:
    mine = text(client_of(board), page("placements", placement.cooperative))
    assert str(placement.host) in mine
    assert str(placement.cooperative) in text(client_of(host), page("placements", placement.host))


def test_tab_leads_there_for_who_has_a_placement_only(placement: Placement, board: Actor) -> None:
    tab = page("placements", placement.cooperative)
    assert tab in text(client_of(board), placement_home(placement.cooperative))
    other = MembershipFactory()
    address = page("placements", other.organisation)
    assert address not in text(client_of(Actor(other.person)), placement_home(other.organisation))


def placement_home(organisation: Any) -> str:
    return reverse("membership:organisation", args=[organisation.slug])


def test_host_states_and_cooperative_disagrees_in_forms(
    placement: Placement, board: Actor, host: Actor
) -> None:
    theirs, ours = client_of(host), client_of(board)
    state = page("outcome", placement.host, placement.pk)
    refused = send(theirs, state, outcome="complete_partly")
    assert "hours_missed" in refused.context["form"].errors
    send(theirs, state, outcome="complete_partly", hours_missed="8", remark="Sakit sehari.")
    answer = page("answer", placement.cooperative, placement.pk)
    assert "Sakit sehari." in text(ours, answer)
    assert "comment" in send(ours, answer, answer="disagree").context["form"].errors
    assert send(ours, answer, answer="disagree", comment="Setengah hari.").status_code == 302
    placement.refresh_from_db()
    assert (placement.state, placement.word) == ("partly", "disagreed")


@pytest.mark.parametrize("odd", ["-1", "3", "x", "9" * 20, "\0"])
def test_attendance_that_cannot_be_is_said_beside_its_day(
    placement: Placement, host: Actor, odd: str
) -> None:
    client, address = client_of(host), page("attendance", placement.host, placement.pk)
    day = next(name for name in client.get(address).context["form"].fields if "day_" in name)
    answer = send(client, address, **{day: odd})
    assert (answer.status_code, list(answer.context["form"].errors)) == (200, [day])


def test_too_early_is_said_in_words() -> None:
    one = PlacementFactory()
    client = client_of(Actor(MembershipFactory(organisation=one.host).person))
    answer = send(client, page("outcome", one.host, one.pk), outcome="complete")
    assert "Terlalu dini" in unescape(answer.content.decode()) or answer.context["form"].errors


@pytest.mark.parametrize("side", ["cooperative", "host"])
def test_strangers_learn_of_nothing(placement: Placement, side: str) -> None:
    client, organisation = client_of(Actor(PersonFactory())), getattr(placement, side)
    for name in ("placement", "outcome", "answer", "checklist", "attendance"):
        assert client.get(page(name, organisation, placement.pk)).status_code == 404


def test_other_organisations_placements_are_not_found_under_ones_own(placement: Placement) -> None:
    other = MembershipFactory()
    client = client_of(Actor(other.person))
    assert client.get(page("placement", other.organisation, placement.pk)).status_code == 404


def test_assistant_of_the_host_reads_nothing_of_who_learns_there(placement: Placement) -> None:
    mandate = MandateFactory(cooperative=placement.host, scopes=[Scope.PROFILE])
    client = client_of(Actor(mandate.assistant))
    assert client.get(page("placement", placement.host, placement.pk)).status_code == 404
    assert str(placement.cooperative) not in text(client, page("placements", placement.host))


def test_disagreement_stands_on_the_moderators_first_page(moderator: Any) -> None:
    one = PlacementFactory(completed=True)
    Placement.objects.update(word="disagreed", comment="Tidak", answered_at=one.stated_at)
    client = Client()
    client.force_login(moderator)
    address = reverse(f"{LIST}:inspect", args=[one.pk])
    assert address in text(client, reverse("wagtailadmin_home"))
    assert "Tidak" in text(client, address)
    assert str(one.cooperative) in text(client, reverse(f"{LIST}:list"))


def told() -> set[str]:
    return {one.data["what"] for one in Notice.objects.all()}


def test_reminders_are_about_what_is_open_and_forgotten_when_it_is_done() -> None:
    soon = PlacementFactory(first=5, last=9)
    late = PlacementFactory(attending=True, first=-20, last=-5)
    for side in (soon.cooperative, soon.host, late.cooperative, late.host):
        MembershipFactory(organisation=side)
    assert notices.keep_reminders(localdate()) == 2
    assert told() == {"ready", "state"}
    soon.checklist.update(confirmed_at=soon.created_at)
    Placement.objects.filter(pk=late.pk).update(state="completed", stated_at=late.created_at)
    notices.keep_reminders(localdate())
    assert told() == set()


@pytest.mark.parametrize("name", ["ready", "state", "answer"])
def test_letter_says_what_is_to_do_and_where(name: str) -> None:
    made: dict[str, dict[str, Any]] = {
        "ready": {"first": 5, "last": 9},
        "state": {"attending": True},
        "answer": {"completed": True},
    }
    one = PlacementFactory(**made[name])
    side = one.host if name == "state" else one.cooperative
    person = MembershipFactory(organisation=side).person
    notice = Notice(recipient=person, data={"what": name, "placement": one.pk})
    said = notices.REMINDERS.say(person, [notice], localdate()).words["messages"]
    assert page("placement", side, one.pk) in said[0].url


@pytest.mark.parametrize("scope", [Scope.APPLICATIONS, Scope.ANSWERS, Scope.REPORTS])
def test_assistant_reads_names_and_numbers_by_a_mandate_that_needs_them(scope: Scope) -> None:
    one = PlacementFactory()
    DelegateFactory(application=one.result.application, name="Siti Aminah", phone="0811-222")
    client = Client()
    client.force_login(MandateFactory(cooperative=one.cooperative, scopes=[scope]).assistant)
    needs_them = scope != Scope.REPORTS
    assert ("0811-222" in text(client, page("placement", one.cooperative, one.pk))) is needs_them
    letter = client.get(reverse("placements:letter", args=[one.cooperative.slug, one.pk]))
    assert letter.status_code == (200 if needs_them else 404)


def test_who_looks_after_the_area_reads_no_names() -> None:
    one = PlacementFactory()
    DelegateFactory(application=one.result.application, name="Siti Aminah", phone="0811-222")
    client = Client()
    client.force_login(AreaFactory(region=one.cooperative.region).person)
    said = text(client, page("placement", one.cooperative, one.pk))
    assert one.host.name in said
    assert "Siti Aminah" not in said


def test_host_gets_from_people_placed_to_each_placement(placement: Placement, host: Actor) -> None:
    Round.objects.update(state="published")
    people = text(client_of(host), reverse("results:placed", args=[placement.host.slug]))
    assert f'href="{page("placement", placement.host, placement.pk)}"' in people


def people_placed(placement: Placement, **asked: str) -> str:
    return reverse("results:placed", args=[placement.host.slug]) + f"?{urlencode(asked)}"


def test_host_reads_names_on_both_pages_until_the_outcome_is_stated(
    placement: Placement, host: Actor
) -> None:
    Round.objects.update(state="published")
    DelegateFactory(application=placement.result.application, name="Siti Aminah", phone="0811-222")
    both = [page("placement", placement.host, placement.pk), people_placed(placement)]
    assert all("0811-222" in text(client_of(host), one) for one in both)
    stated = {"state": "completed", "stated_at": timezone.now()}
    Placement.objects.update(**stated)
    assert not any("Siti Aminah" in text(client_of(host), one) for one in both)


def test_host_reads_no_names_of_a_place_that_was_given_back(
    placement: Placement, host: Actor
) -> None:
    Round.objects.update(state="published")
    DelegateFactory(application=placement.result.application, name="Siti Aminah")
    Result.objects.update(answer="open")
    both = [page("placement", placement.host, placement.pk), people_placed(placement)]
    assert not any("Siti Aminah" in text(client_of(host), one) for one in both)


def test_placements_of_a_host_are_turned_over_and_narrowed(
    placement: Placement, host: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pages, "PER_PAGE", 2)
    others = [PlacementFactory(batch=placement.batch) for _number in range(3)]  # of other rounds
    Placement.objects.filter(pk=others[0].pk).update(state="called_off")
    url = page("placements", placement.host)
    first, second = (text(client_of(host), f"{url}?page={number}") for number in (1, 2))
    names = [one.cooperative.name for one in (placement, *others)]
    assert [sum(name in one for name in names) for one in (first, second)] == [2, 2]
    gone = text(client_of(host), f"{url}?state=called_off")
    assert [name in gone for name in names] == [False, True, False, False]
    over = text(client_of(host), f"{url}?state=over&page=2")
    assert sum(name in over for name in names) == 1
    assert "?state=over" in first


def test_people_placed_are_turned_over_and_narrowed(
    placement: Placement, host: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hosts, "PER_PAGE", 2)
    others = [BoundFactory(place=placement.result.place, answer=said) for said in ANSWERS]
    Round.objects.update(state="published")
    names = [placement.cooperative.name, *(one.organisation.name for one in others)]
    shown = [text(client_of(host), people_placed(placement, page=str(n))) for n in (1, 2)]
    assert [sum(name in one for name in names) for one in shown] == [2, 1]
    assert all(placement.batch.offer.title in one for one in shown)
    waiting = text(client_of(host), people_placed(placement, answer="open"))
    assert [name in waiting for name in names] == [False, True, False]
