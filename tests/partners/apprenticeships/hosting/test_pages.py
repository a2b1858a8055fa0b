"""A host's pages: what each shows, and to whom."""

from collections.abc import Callable
from html import unescape
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.timezone import localdate
from pytest_django import DjangoAssertNumQueries

from home.access import Actor
from partners.apprenticeships.hosting.seasons import asked_about
from partners.apprenticeships.lifecycle import BatchState
from partners.apprenticeships.models import Batch, HostStance, Offer
from partners.apprenticeships.services import batches, hosting, stances
from partners.apprenticeships.words import date_range
from partners.membership.models import Role
from partners.organisations import merging
from partners.organisations.models import Organisation
from portal.users.models import User
from tests.factories.membership import MandateFactory, MembershipFactory
from tests.factories.organisations import CooperativeFactory, OrganisationFactory
from tests.partners.apprenticeships.hosting.conftest import (
    batch_words,
    fresh,
    in_days,
    of,
    offers_of,
    seen,
    send_back,
    signed_in,
    step,
    text_of,
    words_of,
)

pytestmark = pytest.mark.django_db
MOST_QUERIES = 20


@pytest.fixture(autouse=True)
def _in_english() -> Any:
    with translation.override("en"):
        yield


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
    for word in ("Sepuluh hari.", "Asrama", "Perkenalan", "ibu@sekolah.test", "Hand in the offer"):
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


def test_decision_about_a_batch_is_read_without_what_staff_noted_for_themselves(
    board: Client, published: Offer, moderator: Any
) -> None:
    batch = published.batches.get()
    batches.decide(batch, BatchState.OPEN, by=Actor(moderator), note="Nota rahasia 12")
    past = text_of(board, of("history", published))
    assert f"{batch.code}: planned → open" in past
    assert "Nota rahasia" not in past


def test_list_says_how_each_offer_stands(
    board: Client, published: Offer, helper: Actor, partner: Organisation
) -> None:
    assert "Readers see it as it stands here." in text_of(board, offers_of(partner))
    hosting.write(published, by=helper, title_en="Till")
    page = text_of(board, offers_of(partner))
    assert "published" in page
    assert "changes not handed in" in page


def test_list_tells_an_offer_and_its_copy_for_next_year_apart(
    board: Client, published: Offer, helper: Actor, partner: Organisation
) -> None:
    copy = hosting.copy(published, by=helper)
    page = text_of(board, offers_of(partner))
    for offer in (published, copy):
        batch = offer.batches.get()
        assert date_range(batch.starts_on, batch.ends_on) in page
    assert page.count("copied from an earlier offer") == 1
    Batch.objects.filter(offer=copy).delete()
    assert "no dates yet" in text_of(board, offers_of(partner))


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
    gone = {"merged_into": kept.organisation, "is_public": False, "archived_at": timezone.now()}
    Organisation.objects.filter(pk=partner.pk).update(**gone)
    merging.move(partner, kept.organisation)
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


def test_contributor_leaves_the_role_behind(office: Client, draft: Offer, helper: Actor) -> None:
    helper.person.memberships.update(role=Role.REPRESENTATIVE)
    assert of("hand_in", draft) in text_of(office, of("offer", draft))
    assert Batch.objects.count() == 1
