"""What there is to tell becomes letters: once, when the person wants to hear, and whole."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.core import mail
from django.db import IntegrityError, transaction

from home.notices import posting
from home.notices.kinds import Kind
from home.notices.models import Choice, Letter, Notice, Rhythm
from home.notices.posting import Occasion
from portal.users.models import User

pytestmark = pytest.mark.django_db
MONDAY = date(2026, 11, 23)


@pytest.fixture
def hears_at_once(reader: User, kind: Kind) -> dict[int, Choice]:
    Choice.objects.create(user=reader, kind=kind.code, rhythm=Rhythm.AT_ONCE)
    return posting.choices(kind, {reader.pk: reader}, MONDAY)


def about(reader: User, *keys: str) -> list[Occasion]:
    return [Occasion(reader.pk, key, {"title": key}) for key in keys]


def test_one_occasion_is_told_once(
    reader: User, kind: Kind, hears_at_once: Any, committed: Callable[[], Any]
) -> None:
    for _time in range(2):
        with committed():
            posting.tell(kind, about(reader, "a"))
            posting.post(kind, hears_at_once, MONDAY)
    assert Letter.objects.count() == len(mail.outbox) == 1
    with pytest.raises(IntegrityError), transaction.atomic():
        Notice.objects.create(recipient=reader, kind=kind.code, occasion="a")


def test_all_that_waits_goes_into_one_letter(
    reader: User, kind: Kind, hears_at_once: Any, committed: Callable[[], Any]
) -> None:
    with committed():
        posting.tell(kind, about(reader, "a", "b"))
        assert posting.post(kind, hears_at_once, MONDAY) == posting.Posted(1, 2, 0)
    [letter] = mail.outbox
    assert "- a" in letter.body
    assert "- b" in letter.body


def test_nothing_is_sent_before_the_commit_and_after_a_rollback(
    reader: User, kind: Kind, hears_at_once: Any, committed: Callable[[], Any]
) -> None:
    @transaction.atomic
    def fail_after_posting() -> None:
        posting.tell(kind, about(reader, "a"))
        posting.post(kind, hears_at_once, MONDAY)
        assert mail.outbox == []
        raise RuntimeError

    with committed(), pytest.raises(RuntimeError):
        fail_after_posting()
    assert mail.outbox == []
    assert not Letter.objects.exists()


def test_what_holds_no_more_is_forgotten_unless_it_was_told(
    reader: User, kind: Kind, hears_at_once: Any
) -> None:
    posting.tell(kind, about(reader, "told"))
    posting.post(kind, hears_at_once, MONDAY)
    posting.tell(kind, about(reader, "settled", "true"))
    assert posting.keep(kind, about(reader, "told", "true", "new")) == 1
    assert set(Notice.objects.values_list("occasion", flat=True)) == {"told", "true", "new"}
    posting.keep(kind, [])
    assert Notice.objects.get().occasion == "told"


def test_who_wants_nothing_gets_nothing(reader: User, kind: Kind, hears_at_once: Any) -> None:
    hears_at_once[reader.pk].rhythm = Rhythm.NEVER
    posting.tell(kind, about(reader, "a"))
    assert posting.post(kind, hears_at_once, MONDAY) == posting.Posted(0, 0, 0)


def test_who_chose_nothing_hears_on_mondays(reader: User, kind: Kind) -> None:
    friday = date(2026, 11, 20)
    chosen = posting.choices(kind, {reader.pk: reader}, friday)
    posting.tell(kind, about(reader, "a"))
    assert posting.post(kind, chosen, friday) == posting.Posted(0, 0, 1)
    assert posting.post(kind, chosen, MONDAY) == posting.Posted(1, 1, 0)
    assert Letter.objects.get().is_digest
