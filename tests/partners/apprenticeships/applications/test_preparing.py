"""Ranking, writing, naming and handing in, in the forms of the site."""

import pytest
from django.test import Client

from home.access import Actor
from partners.apprenticeships.applications.models import Application
from partners.apprenticeships.applications.services import applications
from partners.apprenticeships.lifecycle import BatchState
from partners.apprenticeships.models import Batch
from tests.factories.applications import hand_in, put
from tests.factories.apprenticeships import in_days
from tests.factories.home import CompetencyFactory
from tests.factories.rounds import last_day
from tests.partners.apprenticeships.applications.conftest import listed
from tests.partners.apprenticeships.applications.site import (
    address,
    overview,
    sent,
    signed_in,
    text_of,
)

pytestmark = pytest.mark.django_db


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


def test_kept_numbers_are_shown_in_their_order(
    members: Client, application: Application, batches: list[Batch]
) -> None:
    """As long as they are not sent, a draft holds them."""
    put(application, batches)
    page = members.get(address("list", application))
    draft = {
        "seen": page.context["form"]["seen"].value(),
        "draft_of": page.context["draft_of"],
        "draft_version": page.context["draft_version"],
        f"place_{batches[2].pk}": "1",
        f"place_{batches[0].pk}": "2",
        f"place_{batches[1].pk}": "3",
    }
    kept = members.post(address("list", application), draft, headers={"X-Draft": "1"})
    assert kept.status_code == 204
    rows = members.get(f"{address('list', application)}?draft").context["rows"]
    assert [row["batch"] for row in rows] == [batches[2], batches[0], batches[1]]


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
