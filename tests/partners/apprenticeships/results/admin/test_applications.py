"""Applications of a round for staff: searched, read, and whom they name only when noted."""

from typing import Any

import pytest
from django.test import Client
from wagtail.models import ModelLogEntry

from home.access import Actor
from partners.apprenticeships.applications.content import number_of
from partners.apprenticeships.applications.history import LOOKED
from partners.apprenticeships.applications.models import Application
from partners.apprenticeships.applications.services import applications
from tests.factories.applications import ApplicationFactory, DelegateFactory, hand_in
from tests.factories.membership import MembershipFactory
from tests.factories.people import stranger
from tests.factories.rounds import RoundFactory
from tests.partners.apprenticeships.results.admin.conftest import signed_in
from tests.partners.apprenticeships.results.admin.test_rounds import read, text_of
from tests.partners.apprenticeships.results.conftest import World

pytestmark = pytest.mark.django_db


@pytest.fixture
def one(db: None) -> Application:
    application = ApplicationFactory(organisation__name="Koperasi Sukamaju")
    DelegateFactory(application=application, name="Siti Rahasia", phone="0812000111")
    hand_in(application)
    return application


class TestList:
    def test_they_are_found_by_name_and_by_number(
        self, desk: Client, url: Any, one: Application
    ) -> None:
        ApplicationFactory(round=one.round, organisation__name="Lain Sekali")
        here = url("applications", one.round_id)
        assert "Lain Sekali" in read(desk, here)
        number = number_of(one.round, one.pk)
        for words in ("sukamaju", number, number.lower()):
            text = read(desk, f"{here}?q={words}")
            assert "Sukamaju" in text, words
            assert "Lain Sekali" not in text, words

    def test_they_are_narrowed_by_state_and_result(
        self, desk: Client, url: Any, world: World
    ) -> None:
        world.match()
        here = url("applications", world.round.pk)
        placed = world.places()
        text = read(desk, f"{here}?standing=placed")
        assert all(name in text for name in placed)
        assert "Fajar" not in text
        assert "Ani" not in read(desk, f"{here}?state=draft")

    def test_its_queries_do_not_grow(
        self, desk: Client, url: Any, django_assert_max_num_queries: Any
    ) -> None:
        round = RoundFactory(collecting=True)
        ApplicationFactory.create_batch(9, round=round, handed_in=True)
        desk.get(url("applications", round.pk))
        with django_assert_max_num_queries(18):
            desk.get(url("applications", round.pk))

    def test_of_a_draft_there_are_none(self, desk: Client, url: Any) -> None:
        assert desk.get(url("applications", RoundFactory().pk)).status_code == 404


class TestOne:
    def test_it_says_what_stands_and_who_handed_it_in(
        self, desk: Client, url: Any, one: Application
    ) -> None:
        text = read(desk, url("application", one.round_id, one.pk))
        assert "Submission 1 (stands)" in text
        assert number_of(one.round, one.pk) in text
        assert "What stands in the round" in text

    def test_the_result_comes_with_its_reasons(self, desk: Client, url: Any, world: World) -> None:
        world.match()
        for application in world.applications:
            text = read(desk, url("application", world.round.pk, application.pk))
            assert "Result and why" in text
        assert "b3" in read(desk, url("application", world.round.pk, world.applications[3].pk))

    def test_it_is_of_this_round(self, desk: Client, url: Any, one: Application) -> None:
        other = RoundFactory(collecting=True)
        assert desk.get(url("application", other.pk, one.pk)).status_code == 404

    def test_its_queries_are_few(
        self, desk: Client, url: Any, world: World, django_assert_max_num_queries: Any
    ) -> None:
        world.match()
        address = url("application", world.round.pk, world.applications[0].pk)
        desk.get(address)
        with django_assert_max_num_queries(30):
            desk.get(address)


def test_history_says_what_its_cooperative_did_in_this_round_only(
    desk: Client, url: Any, one: Application
) -> None:
    by = Actor(MembershipFactory(organisation=one.organisation).person)
    other = ApplicationFactory(organisation=one.organisation, handed_in=True)
    applications.withdraw(one, by=by)
    assert "Withdrew the application" in read(desk, url("application", one.round_id, one.pk))
    elsewhere = read(desk, url("application", other.round_id, other.pk))
    assert "Withdrew the application" not in elsewhere


class TestDelegates:
    def test_names_are_shown_to_who_says_so_and_the_history_notes_it(
        self, desk: Client, other: Client, url: Any, one: Application
    ) -> None:
        page, look = (url(n, one.round_id, one.pk) for n in ("application", "look_at_delegates"))
        before = read(desk, page)
        assert "Siti" not in before
        assert "1 person is named" in before
        assert "Siti" not in text_of(desk.get(look))
        assert desk.post(look).url == page
        assert "Siti Rahasia" in read(desk, page)
        assert "Looked at whom the cooperative would send" in read(desk, page)
        assert "Siti" not in read(other, page)
        entry = ModelLogEntry.objects.get(action=LOOKED)
        assert entry.user == desk.user
        assert "Siti" not in f"{entry.label}{entry.data}"

    def test_of_what_is_only_drafted_nobody_is_shown(self, desk: Client, url: Any) -> None:
        draft = ApplicationFactory(delegates=["Siti"])
        keys = draft.round_id, draft.pk
        assert "Nobody is named" in read(desk, url("application", *keys))
        assert desk.get(url("look_at_delegates", *keys)).status_code == 404


def test_others_do_not_enter(url: Any, one: Application) -> None:
    client = signed_in(stranger("luar"))
    keys = one.round_id, one.pk
    for address in (
        url("applications", one.round_id),
        url("application", *keys),
        url("look_at_delegates", *keys),
        url("folder", one.round_id),
    ):
        assert client.get(address).url.startswith("/admin/login/")


class TestFolder:
    def test_a_matched_round_is_a_download(self, desk: Client, url: Any, world: World) -> None:
        assert desk.get(url("folder", world.round.pk)).status_code == 404
        world.match()
        address = url("folder", world.round.pk)
        assert address in desk.get(url("look", world.round.pk)).content.decode()
        answer = desk.get(address)
        assert answer.getvalue()[:2] == b"PK"
        assert answer.headers["Cache-Control"] == "private, no-store"

    def test_a_large_one_names_the_command(
        self, desk: Client, url: Any, world: World, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("partners.apprenticeships.results.admin.files.MOST", 3)
        world.match()
        assert "manage.py export_round 2027-1" in read(desk, url("look", world.round.pk))
        assert desk.get(url("folder", world.round.pk)).status_code == 404
