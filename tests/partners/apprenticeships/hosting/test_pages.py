"""A host's pages: what each shows, to whom, and what comes back when something is wrong."""

from collections.abc import Callable
from html import unescape
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation
from django.utils.timezone import localdate
from pytest_django import DjangoAssertNumQueries

from home.access import Actor
from partners.apprenticeships.hosting import figures, holding
from partners.apprenticeships.hosting.figures import Figure
from partners.apprenticeships.hosting.seasons import asked_about
from partners.apprenticeships.models import Batch, HostStance, Offer
from partners.apprenticeships.services import hosting, stances, submitting
from partners.membership.models import Role
from partners.organisations.models import Organisation
from portal.users.models import User
from tests.factories.membership import MandateFactory, MembershipFactory
from tests.factories.organisations import CooperativeFactory, OrganisationFactory
from tests.partners.apprenticeships.hosting.conftest import (
    batch_words,
    fresh,
    in_days,
    send_back,
    words_of,
)

pytestmark = pytest.mark.django_db
MOST_QUERIES = 20


@pytest.fixture(autouse=True)
def _in_english() -> Any:
    with translation.override("en"):
        yield


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def text_of(client: Client, address: str) -> str:
    return unescape(client.get(address).content.decode())


@pytest.fixture
def board(boss_of: Actor) -> Client:
    return signed_in(boss_of.person)


@pytest.fixture
def office(helper: Actor) -> Client:
    return signed_in(helper.person)


def of(name: str, offer: Offer, *args: object) -> str:
    return reverse(f"hosting:{name}", args=[offer.host.slug, offer.pk, *args])


def step(offer: Offer, code: str) -> str:
    return of(f"write_{code}", offer)


def offers_of(organisation: Organisation) -> str:
    return reverse("hosting:offers", args=[organisation.slug])


def seen(offer: Offer, **typed: object) -> dict[str, Any]:
    return {"seen": str(fresh(offer).latest_revision_id), **typed}


def test_partner_writes_an_offer_step_by_step(
    board: Client, partner: Organisation, said: dict[str, Any], learned: Any
) -> None:
    begun = board.post(
        reverse("hosting:begin", args=[partner.slug]),
        {"seen": "", "title_id": "Belajar kasir", "summary_id": ""},
    )
    offer = Offer.objects.get()
    assert begun.headers["Location"] == of("offer", offer)
    steps: list[tuple[str, dict[str, Any]]] = [
        (step(offer, "about"), {"title_id": "Belajar kasir", "summary_id": "Sepuluh hari."}),
        (step(offer, "learning"), {"competencies": [learned.pk]}),
        (
            step(offer, "place"),
            {"mode": "on-site", "language": "id", "region": said["region"].place},
        ),
        (step(offer, "conditions"), {"requirements_id": "Sehat\nSiap belajar"}),
        (step(offer, "access"), {"is_step_free": "on"}),
        (step(offer, "contact"), {"contact_email": "ibu@sekolah.test"}),
        (of("costs", offer), {"payer_lodging": "host", "note_lodging": "Asrama"}),
        (of("add_day", offer), {"first": 1, "title_id": "Perkenalan"}),
        (of("add_batch", offer), batch_words(origins=[])),
    ]
    for address, typed in steps:
        answer = board.post(address, seen(offer, **typed))
        assert answer.status_code == 302, (address, answer.context["form"].errors)
    draft = words_of(offer)
    assert (draft.region, draft.is_step_free) == (said["region"], True)
    assert [row.note_id for row in draft.costs.all()] == ["Asrama"]
    page = text_of(board, of("offer", offer))
    assert "Still missing" not in page
    for word in ("Sepuluh hari.", "Asrama", "Perkenalan", "ibu@sekolah.test", "Hand in"):
        assert word in page


def test_what_is_missing_stands_beside_its_step(board: Client, partner: Organisation) -> None:
    where = reverse("hosting:begin", args=[partner.slug])
    board.post(where, {"seen": "", "title_id": "Belajar kasir"})
    page = text_of(board, of("offer", Offer.objects.get()))
    assert page.count("Write the summary in Indonesian.") == 2
    assert page.count("Write at least one batch that one can still apply for.") == 2
    assert reverse("hosting:hand_in", args=[partner.slug, Offer.objects.get().pk]) not in page


def test_contributor_sees_that_a_representative_hands_in(office: Client, draft: Offer) -> None:
    page = text_of(office, of("offer", draft))
    assert "Whoever represents the organisation hands it in." in page
    assert of("hand_in", draft) not in page
    assert office.post(of("hand_in", draft), seen(draft)).status_code == 403


def test_reason_of_the_moderator_is_read_on_the_page_and_waits_in_the_workspace(
    board: Client, sent: Offer, moderator: Any
) -> None:
    assert "waiting for a moderator" in text_of(board, of("offer", sent))
    assert step(sent, "about") not in text_of(board, of("offer", sent))
    send_back(sent, moderator, "Siapa membayar?")
    page = text_of(board, of("offer", sent))
    assert "Siapa membayar?" in page
    assert step(sent, "about") in page
    assert "A moderator asks you to change “" in text_of(board, reverse("workspace"))
    past = text_of(board, of("history", sent))
    assert "Sent back by a moderator" in past
    assert "Siapa membayar?" in past
    assert str(moderator) not in past


def test_list_says_how_each_offer_stands(
    board: Client, published: Offer, helper: Actor, partner: Organisation
) -> None:
    assert "Readers see it as it stands here." in text_of(board, offers_of(partner))
    hosting.write(published, by=helper, title_en="Till")
    page = text_of(board, offers_of(partner))
    assert "published" in page
    assert "changes not handed in" in page


def test_preview_shows_the_draft_in_both_languages(
    board: Client, published: Offer, helper: Actor
) -> None:
    hosting.write(published, by=helper, title_id="Belajar stok", title_en="Learning stock")
    assert "Learning stock" in text_of(board, of("preview", published))
    with translation.override("id"):
        answer = board.get(of("preview", published))
        assert "Belajar stok" in unescape(answer.content.decode())
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert "Belajar kasir" in text_of(Client(), published.get_absolute_url())


def test_second_writer_sees_both_versions_and_keeps_what_was_typed(
    board: Client, draft: Offer, helper: Actor
) -> None:
    typed = seen(draft, title_id="Punyaku", summary_id="Sepuluh hari di toko.")
    hosting.write(draft, by=helper, title_id="Punyanya")
    answer = board.post(step(draft, "about"), typed)
    assert answer.status_code == 409
    rows = [(row.theirs, row.mine) for row in answer.context["conflict"].differences]
    assert rows == [("Punyanya", "Punyaku")]
    again = {**typed, "seen": answer.context["form"]["seen"].value()}
    assert board.post(step(draft, "about"), again).status_code == 302
    assert words_of(draft).title_id == "Punyaku"


def test_second_writer_of_a_batch_sees_both_versions(
    board: Client, draft: Offer, helper: Actor
) -> None:
    typed = seen(draft, **batch_words(seats=20))
    hosting.put_batch(draft, 0, by=helper, **batch_words(seats=15))
    answer = board.post(of("batch", draft, 1), typed)
    assert answer.status_code == 409
    rows = [(row.theirs, row.mine) for row in answer.context["conflict"].differences]
    assert rows == [("15", "20")]


def test_second_writer_of_costs_sees_both_versions(
    board: Client, draft: Offer, helper: Actor
) -> None:
    typed = seen(draft, payer_meals="cooperative")
    line = {"payer": "host", "note_id": "Tiga kali"}
    hosting.say_costs(draft, {"meals": line}, by=helper)
    answer = board.post(of("costs", draft), typed)
    rows = [(row.theirs, row.mine) for row in answer.context["conflict"].differences]
    assert rows == [("the host · Tiga kali", "your cooperative")]


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"ends_on": in_days(1)}, "__all__"),
        ({"starts_on": "31/12/26"}, "starts_on"),
        ({"starts_on": "0001-01-01"}, "starts_on"),
        ({"seats": "-1"}, "seats"),
        ({"seats": "99999999999999999999"}, "seats"),
        ({"seats": "dua"}, "seats"),
        ({"minimum": "99"}, "__all__"),
        ({"origins": ["x"]}, "origins"),
    ],
)
def test_odd_batch_is_refused_with_what_was_typed(
    board: Client, draft: Offer, typed: dict[str, Any], field: str
) -> None:
    answer = board.post(of("add_batch", draft), seen(draft, **batch_words(**typed)))
    assert answer.status_code == 200
    assert field in answer.context["form"].errors
    assert len(words_of(draft).batches.all()) == 1


def test_note_without_a_payer_is_asked_about(board: Client, draft: Offer) -> None:
    answer = board.post(of("costs", draft), seen(draft, note_meals="Tiga kali"))
    assert "payer_meals" in answer.context["form"].errors


def test_place_that_nobody_knows_is_told_at_its_field(board: Client, draft: Offer) -> None:
    typed = seen(draft, mode="on-site", language="id", region="Tidak Ada Di Mana Pun")
    answer = board.post(step(draft, "place"), typed)
    assert "region" in answer.context["form"].errors
    assert "Tidak Ada Di Mana Pun" in answer.content.decode()


def test_batch_of_a_round_says_that_it_stays(
    board: Client, draft: Offer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(holding, "_questions", [set])
    page = text_of(board, of("offer", draft))
    assert "Its dates and seats stay as they were announced." in page
    assert of("batch", draft, 1) not in page
    answer = board.post(of("batch", draft, 1), seen(draft, **batch_words(seats=40)))
    assert "A round gives the seats of this batch" in unescape(answer.content.decode())


def test_rooms_above_say_what_they_know_of_a_batch(
    board: Client, draft: Offer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(figures, "_sources", [])
    figures.register(lambda batches: {one.pk: [Figure("Applied", 7, "/x/")] for one in batches})
    page = text_of(board, of("offer", draft))
    assert '<dt>Applied</dt><dd><a href="/x/">7</a></dd>' in page


@pytest.mark.parametrize("number", ["2", "0", "999999999999999999999"])
def test_batch_that_is_not_there_is_not_found(board: Client, draft: Offer, number: str) -> None:
    address = of("batch", draft, 1).replace("/1/", f"/{number}/")
    assert board.get(address).status_code == 404


def test_season_is_said_and_said_anew(board: Client, partner: Organisation, helper: Actor) -> None:
    season = asked_about(localdate())[1]
    where = reverse("hosting:stance", args=[partner.slug, season])
    refused = board.post(where, {"seen": "", "stance": "not-now"})
    assert "why" in refused.context["form"].errors
    assert board.post(where, {"seen": "", "stance": "looking"}).status_code == 302
    assert "looking for apprentices" in text_of(board, offers_of(partner))
    stances.say(partner, season, by=helper, stance="open")
    answer = board.post(where, {"seen": "x", "stance": "not-now", "why": "Penuh"})
    assert answer.status_code == 409
    assert HostStance.objects.get().stance == "open"


@pytest.mark.parametrize("season", ["2020-1", "2020", "x", "2027-3"])
def test_season_that_is_not_asked_about_is_not_found(
    board: Client, partner: Organisation, season: str
) -> None:
    assert board.get(reverse("hosting:stance", args=[partner.slug, season])).status_code == 404


def test_cooperative_that_does_not_host_finds_the_way(db: None) -> None:
    membership = MembershipFactory(organisation=CooperativeFactory())
    client, organisation = signed_in(membership.person), membership.organisation
    page = text_of(client, offers_of(organisation))
    assert reverse("membership:profile_change", args=[organisation.slug]) in page
    assert reverse("hosting:begin", args=[organisation.slug]) not in page
    answer = client.post(
        reverse("hosting:begin", args=[organisation.slug]), {"seen": "", "title_id": "Belajar"}
    )
    assert "may not host now" in answer.content.decode()
    assert not Offer.objects.exists()
    profile = reverse("membership:profile", args=[organisation.slug])
    assert offers_of(organisation) not in text_of(client, profile)


def test_tab_leads_the_people_of_a_host_there(board: Client, partner: Organisation) -> None:
    page = text_of(board, reverse("membership:organisation", args=[partner.slug]))
    assert offers_of(partner) in page


@pytest.mark.parametrize("who", ["stranger", "other", "assistant", "moderator", "nobody"])
def test_nobody_else_finds_a_page(
    draft: Offer, partner: Organisation, who: str, moderator: Any, stranger: Any
) -> None:
    client = Client()
    people: dict[str, Callable[[], User]] = {
        "stranger": lambda: stranger,
        "other": lambda: MembershipFactory(organisation=OrganisationFactory()).person,
        "assistant": lambda: MandateFactory(cooperative=partner).assistant,
        "moderator": lambda: moderator,
    }
    if who in people:
        client.force_login(people[who]())
    season = asked_about(localdate())[0]
    pages = [
        offers_of(partner),
        of("offer", draft),
        of("preview", draft),
        of("history", draft),
        of("costs", draft),
        of("batch", draft, 1),
        of("hand_in", draft),
        step(draft, "about"),
        reverse("hosting:begin", args=[partner.slug]),
        reverse("hosting:stance", args=[partner.slug, season]),
    ]
    wanted = {302} if who == "nobody" else {403, 404}
    assert {client.get(page).status_code for page in pages} <= wanted


def test_own_address_does_not_lead_to_the_offer_of_another(draft: Offer) -> None:
    mine = MembershipFactory(organisation=OrganisationFactory())
    client = signed_in(mine.person)
    for name in ("offer", "preview", "history", "costs", "hand_in", "copy"):
        address = reverse(f"hosting:{name}", args=[mine.organisation.slug, draft.pk])
        assert client.get(address).status_code == 404


def test_offers_of_a_merged_host_are_written_by_the_people_of_the_other(
    draft: Offer, partner: Organisation
) -> None:
    kept = MembershipFactory(organisation=OrganisationFactory())
    Offer.objects.filter(pk=draft.pk).update(host=kept.organisation)
    moved = fresh(draft)
    client = signed_in(kept.person)
    typed = seen(moved, title_id="Lain", summary_id="Lain.")
    assert client.post(step(moved, "about"), typed).status_code == 302
    assert words_of(moved).host == kept.organisation


@pytest.mark.parametrize("name", ["offer", "preview", "history", "batch"])
def test_page_asks_few_queries_however_many_batches(
    name: str,
    office: Client,
    draft: Offer,
    helper: Actor,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    for number in range(6):
        day = in_days(90 + number)
        hosting.put_batch(draft, None, by=helper, **batch_words(starts_on=day, ends_on=day))
    address = of(name, draft, *([1] if name == "batch" else []))
    office.get(address)
    with django_assert_max_num_queries(MOST_QUERIES):
        assert office.get(address).status_code == 200


def test_list_asks_few_queries_however_many_offers(
    office: Client,
    draft: Offer,
    helper: Actor,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    for _number in range(5):
        hosting.copy(draft, by=helper)
    office.get(offers_of(draft.host))
    with django_assert_max_num_queries(MOST_QUERIES):
        assert office.get(offers_of(draft.host)).status_code == 200


def test_nothing_typed_is_lost_when_a_moderator_has_it_meanwhile(
    board: Client, draft: Offer, boss_of: Actor, workflow: Any
) -> None:
    submitting.submit(draft, by=boss_of)
    answer = board.post(step(draft, "about"), seen(draft, title_id="Yang saya ketik"))
    assert answer.status_code == 200
    assert "A moderator reads this offer." in answer.content.decode()
    assert "Yang saya ketik" in answer.content.decode()


def test_contributor_leaves_the_role_behind(office: Client, draft: Offer, helper: Actor) -> None:
    helper.person.memberships.update(role=Role.REPRESENTATIVE)
    assert of("hand_in", draft) in text_of(office, of("offer", draft))
    assert Batch.objects.count() == 1
