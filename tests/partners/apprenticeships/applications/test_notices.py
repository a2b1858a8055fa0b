"""What applicants hear: receipts, a deadline that comes near, batches that change."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.core.management import call_command
from django.utils import timezone

from home.access import Actor
from home.notices.models import Notice
from partners.apprenticeships.applications.content import number_of
from partners.apprenticeships.applications.models import Application
from partners.apprenticeships.applications.notices import CHANGES, RECEIPTS, REMINDERS
from partners.apprenticeships.applications.reminding import remind
from partners.apprenticeships.applications.services import applications
from partners.apprenticeships.lifecycle import BatchState
from partners.apprenticeships.models import Batch
from partners.apprenticeships.rounds.models import Round
from partners.organisations.models import Organisation
from tests.factories.apprenticeships import in_days
from tests.factories.home import RegionFactory
from tests.factories.rounds import last_day

pytestmark = pytest.mark.django_db


@pytest.fixture
def sent(django_capture_on_commit_callbacks: Any) -> Callable[[Callable[[], Any]], list[Any]]:
    """The letters that an act sends."""

    def carried_out(act: Callable[[], Any]) -> list[Any]:
        before = len(mail.outbox)
        with django_capture_on_commit_callbacks(execute=True):
            act()
        return mail.outbox[before:]

    return carried_out


def to(letters: list[Any]) -> set[str]:
    return {address for letter in letters for address in letter.to}


def test_who_represents_it_gets_a_receipt_with_number_and_what_counts(
    whole: Application, board: Actor, batches: list[Batch], sent: Any
) -> None:
    letters = sent(lambda: applications.submit(whole, by=board))
    assert to(letters) == {board.person.email}
    text = letters[0].body
    assert number_of(whole.round, whole.pk) in text
    assert text.index(batches[0].offer.title) < text.index(batches[1].offer.title)
    assert "23.59 WIB" in text
    assert "Ibu Sri" not in text
    assert "/ruang/" in text


def test_the_deadline_in_a_letter_is_that_of_the_cooperatives_own_clock(
    whole: Application, cooperative: Organisation, board: Actor, sent: Any
) -> None:
    Organisation.objects.filter(pk=cooperative.pk).update(region=RegionFactory(code="94"))
    (letter,) = sent(lambda: applications.submit(whole, by=board))
    assert "23.59 WIT." in letter.body


def test_what_an_assistant_hands_in_the_board_hears_and_may_undo(
    whole: Application, board: Actor, assistant: Actor, sent: Any
) -> None:
    letters = sent(lambda: applications.submit(whole, by=assistant))
    assert to(letters) == {board.person.email, assistant.person.email}
    by_reader = {
        letter.to[0]: letter.body for letter in letters if re.search(r"\b72\b", letter.body)
    }
    assert set(by_reader) == {board.person.email}
    assert str(assistant.person) in by_reader[board.person.email]


def test_what_is_left_out_is_told(
    whole: Application, board: Actor, batches: list[Batch], sent: Any
) -> None:
    whole.round.batches.get(batch=batches[0]).delete()
    (letter,) = sent(lambda: applications.submit(whole, by=board))
    assert batches[0].offer.title in letter.body


def test_handed_in_again_unchanged_nobody_hears_twice(
    whole: Application, board: Actor, sent: Any
) -> None:
    sent(lambda: applications.submit(whole, by=board))
    assert sent(lambda: applications.submit(whole, by=board)) == []
    applications.write(whole, by=board, goals="Ikan")
    assert len(sent(lambda: applications.submit(whole, by=board))) == 1


def test_of_what_is_withdrawn_no_receipt_goes_out(
    whole: Application, board: Actor, sent: Any
) -> None:
    def both() -> None:
        applications.submit(whole, by=board)
        applications.withdraw(whole, by=board)

    assert sent(both) == []


def notices(kind: Any) -> list[tuple[int, str]]:
    rows = Notice.objects.filter(kind=kind.code).order_by("pk")
    return list(rows.values_list("recipient", "data__what"))


def heard(kind: Any) -> set[int]:
    return {person for person, _what in notices(kind)}


def posted(sent: Any) -> list[Any]:
    letters: list[Any] = sent(lambda: call_command("post_notices", verbosity=0))
    return letters


def test_three_days_before_who_can_hand_in_hears_of_a_list_that_is_not(
    whole: Application, board: Actor, contributor: Actor, assistant: Actor, sent: Any
) -> None:
    last_day(whole.round, in_days(4))
    assert remind().due == 0
    last_day(whole.round, in_days(3))
    assert remind().due == 2
    letters = posted(sent)
    assert to(letters) == {board.person.email, assistant.person.email}
    assert "23.59 WIB" in letters[0].body
    remind()
    assert posted(sent) == []
    assert contributor.person.pk not in heard(REMINDERS)


def test_an_empty_page_is_nothing_to_remind_of(application: Application) -> None:
    last_day(application.round, in_days(1))
    assert remind().due == 0


@pytest.mark.parametrize("then", ["handed_in", "withdrawn", "late"])
def test_nobody_is_reminded_of_what_is_done_withdrawn_or_too_late(
    whole: Application, board: Actor, sent: Any, then: str
) -> None:
    last_day(whole.round, in_days(2))
    remind()
    if then == "late":
        last_day(whole.round, in_days(-1))
    else:
        applications.submit(whole, by=board)
    if then == "withdrawn":
        applications.withdraw(whole, by=board)
    reminded = [letter for letter in posted(sent) if "23.59" in letter.body]
    assert reminded == []
    assert remind().due == 0
    assert heard(REMINDERS) <= {board.person.pk}


def test_a_batch_that_is_lost_is_told_once(
    whole: Application, board: Actor, batches: list[Batch], sent: Any
) -> None:
    applications.submit(whole, by=board)
    assert remind().changed == 0
    Batch.objects.filter(pk=batches[0].pk).update(state=BatchState.CANCELLED)
    Batch.objects.filter(pk=batches[2].pk).update(state=BatchState.CANCELLED)
    remind()
    (letter,) = posted(sent)
    assert batches[0].offer.title in letter.body
    remind()
    assert posted(sent) == []
    assert heard(CHANGES) == {board.person.pk}


def test_what_its_receipt_told_already_is_not_told_again(
    whole: Application, board: Actor, batches: list[Batch]
) -> None:
    whole.round.batches.get(batch=batches[0]).delete()
    applications.submit(whole, by=board)
    assert remind().changed == 0


def test_drafts_are_marked_and_not_written_about(whole: Application, batches: list[Batch]) -> None:
    batches[0].starts_on = in_days(61)
    batches[0].save()
    Batch.objects.filter(pk=batches[0].pk).update(state=BatchState.CANCELLED)
    assert remind().changed == 0
    assert notices(CHANGES) == []


def test_other_dates_are_told_to_whose_list_counts(
    whole: Application, board: Actor, batches: list[Batch], sent: Any
) -> None:
    applications.submit(whole, by=board)
    for batch in batches:
        batch.minimum = 1
        batch.save()
    assert notices(CHANGES) == []
    batches[1].ends_on = in_days(80)
    for _time in range(2):
        batches[1].save()
    assert notices(CHANGES) == [(board.person.pk, "moved")]
    (letter,) = posted(sent)
    assert batches[1].offer.title in letter.body


def test_of_a_round_that_is_called_off_applicants_hear_once_and_no_more_of_its_batches(
    whole: Application, board: Actor, batches: list[Batch], sent: Any
) -> None:
    applications.submit(whole, by=board)
    Round.objects.filter(pk=whole.round_id).update(state="cancelled", updated_at=timezone.now())
    batches[0].ends_on = in_days(80)
    batches[0].save()
    Batch.objects.filter(pk=batches[1].pk).update(state=BatchState.CANCELLED)
    assert remind().changed == 1
    (letter,) = posted(sent)
    assert str(whole.round) in letter.subject
    remind()
    assert posted(sent) == []
    assert notices(CHANGES) == [(board.person.pk, "round")]
    Round.objects.filter(pk=whole.round_id).update(updated_at=timezone.now() - timedelta(days=4))
    assert remind().changed == 0


def test_a_receipt_is_obligatory() -> None:
    assert RECEIPTS.is_obligatory
    assert not REMINDERS.is_obligatory
