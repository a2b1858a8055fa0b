"""Applications of a round for staff: searched, read, and whom they name only when noted."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.models import ModelLogEntry

from home.access import Actor
from partners.apprenticeships.applications.content import number_of
from partners.apprenticeships.applications.history import LOOKED, READ
from partners.apprenticeships.applications.models import Application, Attachment
from partners.apprenticeships.applications.services import applications
from partners.apprenticeships.models import Batch
from partners.apprenticeships.results.models import Appeal
from partners.apprenticeships.results.services import publishing, reading
from partners.apprenticeships.rounds.models import Round
from tests.factories.applications import (
    ApplicationFactory,
    AttachmentFactory,
    DelegateFactory,
    hand_in,
)
from tests.factories.apprenticeships import in_days
from tests.factories.membership import MembershipFactory
from tests.factories.people import stranger
from tests.factories.results import AppealFactory
from tests.factories.rounds import RoundFactory
from tests.partners.apprenticeships.results.admin.conftest import signed_in
from tests.partners.apprenticeships.results.admin.test_rounds import is_refused, read, text_of
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
        assert "Its list, best first" in text
        assert "Your" not in text.partition("What stands in the round")[2]

    def test_the_result_comes_with_its_reasons(self, desk: Client, url: Any, world: World) -> None:
        world.match()
        for application in world.applications:
            text = read(desk, url("application", world.round.pk, application.pk))
            assert "Result and why" in text
        named = world.batches[2].batch.offer.title_en
        assert named in read(desk, url("application", world.round.pk, world.applications[3].pk))

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


class TestFiles:
    """What was enclosed, for who decides about an appeal or an objection."""

    @pytest.fixture
    def enclosed(self, world: World) -> Attachment:
        application = world.applications[0]
        file = AttachmentFactory(application=application, what="Surat sehat")
        hand_in(application)
        return file

    def address(self, url: Any, file: Attachment) -> str:
        one = file.application
        return url("file", one.round_id, one.pk, file.key)

    def look(self, client: Client, url: Any, file: Attachment) -> None:
        one = file.application
        client.post(url("look_at_delegates", one.round_id, one.pk))

    def test_who_decides_reads_them_after_saying_so_and_each_is_noted(
        self, desk: Client, other: Client, url: Any, world: World, enclosed: Attachment
    ) -> None:
        world.match()
        page = url("application", world.round.pk, enclosed.application_id)
        here = self.address(url, enclosed)
        assert "1 file was enclosed" in read(desk, page)
        assert here not in desk.get(page).content.decode()
        assert desk.get(here).status_code == 404
        self.look(desk, url, enclosed)
        assert here in desk.get(page).content.decode()
        answer = desk.get(here)
        assert b"".join(answer.streaming_content).startswith(b"%PDF")
        assert answer.headers["Cache-Control"] == "private, no-store"
        entry = ModelLogEntry.objects.get(action=READ)
        assert (entry.user, entry.data["attachment"]) == (desk.user, str(enclosed.key))
        assert other.get(here).status_code == 404

    def test_editors_read_none(
        self, at_editor: Client, url: Any, world: World, enclosed: Attachment
    ) -> None:
        world.match()
        self.look(at_editor, url, enclosed)
        page = url("application", world.round.pk, enclosed.application_id)
        assert "was enclosed" not in read(at_editor, page)
        assert self.address(url, enclosed) not in at_editor.get(page).content.decode()
        assert is_refused(at_editor, self.address(url, enclosed))

    def test_who_belongs_to_a_host_that_it_lists_reads_none_whatever_it_looked_at_before(
        self, desk: Any, url: Any, world: World, enclosed: Attachment
    ) -> None:
        world.match()
        self.look(desk, url, enclosed)
        here = self.address(url, enclosed)
        assert b"".join(desk.get(here).streaming_content).startswith(b"%PDF")
        listed = enclosed.application.choices.first()
        MembershipFactory(organisation=listed.batch.offer.host, person=desk.user)
        page = url("application", world.round.pk, enclosed.application_id)
        text = read(desk, page)
        assert "1 file was enclosed" in text
        assert "another of the staff looks" in text
        assert here not in desk.get(page).content.decode()
        assert desk.get(here).status_code == 404
        look = url("look_at_delegates", world.round.pk, enclosed.application_id)
        assert look not in desk.get(page).content.decode()
        assert is_refused(desk, look)

    def test_before_there_is_a_result_nobody_needs_them(
        self, desk: Client, url: Any, world: World, enclosed: Attachment
    ) -> None:
        self.look(desk, url, enclosed)
        assert desk.get(self.address(url, enclosed)).status_code == 404
        assert not ModelLogEntry.objects.filter(action=READ).exists()

    def test_what_no_submission_names_is_its_cooperatives_own(
        self, desk: Client, url: Any, world: World, enclosed: Attachment
    ) -> None:
        later = AttachmentFactory(application=enclosed.application)
        world.match()
        self.look(desk, url, enclosed)
        assert desk.get(self.address(url, later)).status_code == 404

    def test_once_answers_are_over_only_of_a_place_that_may_be_objected_to(
        self, world: World, enclosed: Attachment
    ) -> None:
        world.match()
        publishing.publish(world.round, by=world.publishes)
        past = timezone.now() - timedelta(days=1)
        Round.objects.filter(pk=world.round.pk).update(
            published_at=past - timedelta(days=2),
            answers_from=past - timedelta(days=1),
            answers_until=past,
        )
        application = Application.objects.get(pk=enclosed.application_id)
        assert reading.are_needed(application)
        Batch.objects.update(starts_on=in_days(-3), apply_until=None, ends_on=in_days(2))
        assert not reading.are_needed(Application.objects.get(pk=application.pk))
        appeal = AppealFactory(result=application.result)
        assert reading.are_needed(Application.objects.get(pk=application.pk))
        Appeal.objects.filter(pk=appeal.pk).update(state=Appeal.State.WITHDRAWN)
        assert not reading.are_needed(Application.objects.get(pk=application.pk))


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
