"""Rounds in the admin: the list, the page of one, making, changing, announcing, calling off."""

import re
from datetime import timedelta
from html import unescape
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone, translation
from django.utils.formats import date_format

from home.desk.locking import version_of
from partners.apprenticeships.applications.models import Submission
from partners.apprenticeships.labels import Mode
from partners.apprenticeships.rounds.lifecycle import Phase, RoundState
from partners.apprenticeships.rounds.models import Round
from tests.factories.applications import ApplicationFactory
from tests.factories.apprenticeships import in_days
from tests.factories.home import RegencyFactory
from tests.factories.people import stranger
from tests.factories.rounds import RoundBatchFactory, RoundFactory
from tests.partners.apprenticeships.results.admin.conftest import signed_in

pytestmark = pytest.mark.django_db
WORDS = {"name_id": "Putaran Maret 2027", "apply_until": str(in_days(40))}
ACTS = ("change", "choose", "announce", "cancel")


def read(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return text_of(answer)


def text_of(answer: Any) -> str:
    """Of the page's middle, on one line."""
    main = answer.content.decode().partition("<main")[2]
    return unescape(re.sub(r"\s+", " ", re.sub("<[^>]+>", " ", main)))


def is_refused(client: Client, address: str) -> bool:
    """Wagtail leads staff back to the first page and says why."""
    answer = client.get(address)
    return bool(answer.status_code == 302 and answer.url == "/admin/")


def a_draft(**words: Any) -> Round:
    """With a batch that can be announced."""
    round = RoundFactory(**words)
    RoundBatchFactory(
        round=round, batch__open=True, batch__offer__region=RegencyFactory(code="3204")
    )
    return round


def test_a_cooperative_whose_region_was_taken_away_is_named_with_the_way_to_mend_it(
    desk: Client, url: Any
) -> None:
    round = RoundFactory(collecting=True)
    one, two = (
        ApplicationFactory(round=round, organisation__name=name, handed_in=True)
        for name in ("Koperasi Sukamaju", "Koperasi Lama")
    )
    for application in (one, two):
        application.organisation.region = None
        application.organisation.save()
    Submission.objects.filter(application=two).update(region="")
    here = url("look", round.pk)
    text = read(desk, here)
    assert "Koperasi Sukamaju has no region any more; it counts with the one that" in text
    assert "Koperasi Lama has no region: the round cannot be matched" in text
    way = f"/admin/snippets/organisations/organisation/edit/{one.organisation_id}/"
    assert way in desk.get(here).content.decode()


class TestList:
    def test_nothing_there_says_what_a_round_is(self, desk: Client, url: Any) -> None:
        assert "No round has been made yet" in read(desk, url("list"))

    def test_a_row_says_phase_batches_applications_and_seats(self, desk: Client, url: Any) -> None:
        round = RoundFactory(collecting=True, name_en="March round")
        for seats in (5, 7):
            RoundBatchFactory(round=round, batch__seats=seats, batch__minimum=0)
        ApplicationFactory.create_batch(3, round=round, handed_in=True)
        ApplicationFactory(round=round)
        row = read(desk, url("list")).partition("March round")[2]
        assert re.search(r"receiving applications .* 2 3 12 ", row)

    def test_its_queries_do_not_grow(
        self, desk: Client, url: Any, django_assert_max_num_queries: Any
    ) -> None:
        for _number in range(8):
            RoundBatchFactory()
        desk.get(url("list"))
        with django_assert_max_num_queries(15):
            desk.get(url("list"))

    def test_the_menu_leads_there(self, desk: Client, url: Any) -> None:
        assert url("list") in desk.get("/admin/").content.decode()


class TestPage:
    @pytest.mark.parametrize("phase", list(Phase))
    def test_every_phase_stands_in_words_with_what_comes_next(
        self, desk: Client, url: Any, phase: Phase
    ) -> None:
        traits = {} if phase is Phase.DRAFT else {phase.value: True}
        round = RoundFactory(**traits)
        assert round.phase is phase
        text = read(desk, url("look", round.pk))
        assert round.name_en in text
        with translation.override("en"):
            assert date_format(round.apply_until) in text

    def test_what_is_missing_leads_to_where_it_is_put_right(self, desk: Client, url: Any) -> None:
        round = RoundFactory()
        answer = desk.get(url("look", round.pk))
        assert "Choose at least one batch" in text_of(answer)
        assert url("choose", round.pk) in answer.content.decode()

    def test_a_batch_without_a_region_leads_to_its_offer(self, desk: Client, url: Any) -> None:
        abroad = {"batch__offer__region": None, "batch__offer__mode": Mode.ONLINE}
        row = RoundBatchFactory(round=RoundFactory(), **abroad)
        answer = desk.get(url("look", row.round_id)).content.decode()
        assert f"/apprenticeships/offer/edit/{row.batch.offer_id}/" in answer

    def test_batches_say_how_many_lists_name_them(self, desk: Client, url: Any) -> None:
        row = RoundBatchFactory(batch__open=True, batch__seats=9, batch__minimum=3)
        ApplicationFactory(round=row.round, choices=[row.batch], handed_in=True)
        ApplicationFactory(round=row.round, choices=[row.batch])
        text = read(desk, url("look", row.round_id))
        assert re.search(rf"{row.batch.code} .* 9 3 0 1 ", text)

    def test_a_share_for_3t_is_of_each_batch(self, desk: Client, url: Any) -> None:
        round = RoundFactory(reserve_percent=30)
        RoundBatchFactory(round=round, batch__seats=9, batch__minimum=2, batch__reserve_3t=1)
        assert " 9 2 3 " in read(desk, url("look", round.pk))

    def test_few_of_a_province_are_not_told(self, desk: Client, url: Any) -> None:
        round = RoundFactory(collecting=True)
        for code, name, count in (("3204", "A", 6), ("3301", "B", 2), ("5101", "C", 9)):
            region = RegencyFactory(code=code, name=name)
            for _number in range(count):
                ApplicationFactory(round=round, organisation__region=region, handed_in=True)
        text = read(desk, url("look", round.pk))
        assert "17 applications stand" in text
        assert "Bali 9" in text
        assert "Central Java –" in text
        assert "West Java –" in text

    def test_its_queries_do_not_grow(
        self, desk: Client, url: Any, django_assert_max_num_queries: Any
    ) -> None:
        round = RoundFactory(collecting=True)
        for _number in range(8):
            row = RoundBatchFactory(round=round)
            ApplicationFactory(round=round, choices=[row.batch], handed_in=True)
        desk.get(url("look", round.pk))
        with django_assert_max_num_queries(25):
            desk.get(url("look", round.pk))


class TestMaking:
    def test_a_round_is_made_and_its_address_follows_from_the_name(
        self, desk: Client, url: Any
    ) -> None:
        answer = desk.post(url("create"), WORDS)
        made = Round.objects.get()
        assert answer.url == url("look", made.pk)
        assert (made.code, made.state) == ("putaran-maret-2027", RoundState.DRAFT)

    def test_a_second_with_the_same_name_gets_another_address(self, desk: Client, url: Any) -> None:
        RoundFactory(code="putaran-maret-2027")
        desk.post(url("create"), WORDS)
        assert Round.objects.filter(code="putaran-maret-2027-2").exists()

    def test_a_code_that_is_taken_is_said_at_its_field(self, desk: Client, url: Any) -> None:
        RoundFactory(code="satu")
        answer = desk.post(url("create"), {**WORDS, "code": "satu"})
        assert answer.status_code == 200
        assert answer.context["form"].errors.keys() == {"code"}
        assert "Putaran Maret 2027" in answer.content.decode()

    def test_a_second_round_follows_the_first(self, desk: Client, url: Any) -> None:
        first = RoundFactory(answering=True, reserve_percent=20)
        assert 'value="20"' in desk.get(url("second", first.pk)).content.decode()
        desk.post(url("second", first.pk), {**WORDS, "seen": version_of(first)})
        assert Round.objects.get(follows=first).name_id == WORDS["name_id"]

    def test_no_second_round_of_one_that_is_not_published(self, desk: Client, url: Any) -> None:
        assert desk.get(url("second", RoundFactory(matched=True).pk)).status_code == 404


class TestChanging:
    def test_a_draft_changes_and_keeps_its_code(self, desk: Client, url: Any) -> None:
        round = RoundFactory(code="lama")
        answer = desk.post(url("change", round.pk), {**WORDS, "seen": version_of(round)})
        assert answer.status_code == 302
        round.refresh_from_db()
        assert (round.code, round.name_id) == ("lama", WORDS["name_id"])

    def test_of_an_announced_round_only_the_last_day_becomes_later(
        self, desk: Client, url: Any
    ) -> None:
        round = RoundBatchFactory(batch__starts_on=in_days(90)).round
        page = desk.get(url("change", round.pk)).content.decode()
        assert 'name="name_id"' not in page
        for days, is_done in ((20, False), (50, True)):
            day = in_days(days)
            said = {"apply_until": str(day), "seen": version_of(round)}
            desk.post(url("change", round.pk), said)
            round.refresh_from_db()
            assert (round.apply_until == day) is is_done

    def test_who_comes_second_sees_both_versions(
        self, desk: Client, other: Client, url: Any
    ) -> None:
        round = RoundFactory()
        said = {**WORDS, "seen": version_of(round)}
        other.post(url("change", round.pk), {**said, "name_id": "Putaran lain"})
        answer = desk.post(url("change", round.pk), said)
        assert answer.status_code == 409
        assert "Putaran lain" in answer.content.decode()


class TestAnnouncing:
    def test_the_fingerprint_is_published_and_the_seed_is_not(self, desk: Client, url: Any) -> None:
        round = a_draft()
        desk.post(url("announce", round.pk), {"seen": version_of(round)})
        round.refresh_from_db()
        assert round.phase is Phase.COLLECTING
        page = desk.get(url("look", round.pk)).content.decode()
        assert round.commitment in page
        assert round.seed not in page

    def test_what_is_missing_stands_in_the_way(self, desk: Client, url: Any) -> None:
        round = RoundFactory()
        answer = desk.get(url("announce", round.pk))
        assert "Choose at least one batch" in text_of(answer)
        assert "Announce the round" not in answer.content.decode()
        answer = desk.post(url("announce", round.pk), {"seen": version_of(round)})
        assert "Choose at least one batch" in text_of(answer)
        round.refresh_from_db()
        assert round.phase is Phase.DRAFT


class TestCallingOff:
    def test_it_wants_a_reason(self, desk: Client, url: Any) -> None:
        round = RoundFactory(collecting=True)
        said = {"seen": version_of(round)}
        assert desk.post(url("cancel", round.pk), said).context["form"].errors.keys() == {"reason"}
        desk.post(url("cancel", round.pk), {**said, "reason": "Dana belum ada"})
        round.refresh_from_db()
        assert round.phase is Phase.CANCELLED

    def test_a_matched_round_is_not_called_off(self, desk: Client, url: Any) -> None:
        assert desk.get(url("cancel", RoundFactory(matched=True).pk)).status_code == 404


class TestWho:
    def test_editors_look_and_do_nothing(self, at_editor: Client, url: Any) -> None:
        round = a_draft()
        assert at_editor.get(url("list")).status_code == 200
        page = at_editor.get(url("look", round.pk)).content.decode()
        assert url("announce", round.pk) not in page
        for act in ACTS:
            assert is_refused(at_editor, url(act, round.pk)), act
        assert is_refused(at_editor, url("create"))

    def test_others_do_not_enter(self, url: Any) -> None:
        client = signed_in(stranger("luar"))
        for address in (url("list"), url("look", RoundFactory().pk), url("create")):
            assert client.get(address).url.startswith("/admin/login/")

    def test_superusers_do_everything(self, url: Any) -> None:
        person = stranger("super")
        person.is_superuser = True
        person.save()
        round, client = a_draft(), signed_in(person)
        for act in ACTS:
            assert client.get(url(act, round.pk)).status_code == 200, act


def test_days_of_hand_ins_are_counted() -> None:
    from partners.apprenticeships.results import numbers

    round = RoundFactory(collecting=True)
    for one in ApplicationFactory.create_batch(5, round=round, handed_in=True):
        one.standing.submitted_at = timezone.now() - timedelta(days=2)
        one.standing.save()
    ApplicationFactory.create_batch(6, round=round, handed_in=True)
    assert [cell.count for cell in numbers.by_day(round)] == [5, 6]
