"""A host's forms: what comes back when something is wrong, or somebody else was faster."""

from html import unescape
from typing import Any

import pytest
from django.test import Client
from django.utils import translation

from home.access import Actor
from partners.apprenticeships.hosting import figures, holding
from partners.apprenticeships.hosting.figures import Figure
from partners.apprenticeships.models import Offer
from partners.apprenticeships.services import hosting, submitting
from tests.partners.apprenticeships.hosting.conftest import (
    batch_words,
    in_days,
    of,
    seen,
    step,
    text_of,
    words_of,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _in_english() -> Any:
    with translation.override("en"):
        yield


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


def test_note_in_english_is_written_beside_the_other(board: Client, draft: Offer) -> None:
    notes = {"note_meals": "Tiga kali", "note_en_meals": "Three times"}
    board.post(of("costs", draft), seen(draft, payer_meals="host", **notes))
    [row] = words_of(draft).costs.all()
    assert (row.note_id, row.note_en) == ("Tiga kali", "Three times")


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


def test_nothing_typed_is_lost_when_a_moderator_has_it_meanwhile(
    board: Client, draft: Offer, boss_of: Actor, workflow: Any
) -> None:
    submitting.submit(draft, by=boss_of)
    answer = board.post(step(draft, "about"), seen(draft, title_id="Yang saya ketik"))
    assert answer.status_code == 200
    assert "A moderator reads this offer." in answer.content.decode()
    assert "Yang saya ketik" in answer.content.decode()
