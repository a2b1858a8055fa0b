"""Duplicates are sought in the register, kept, and never forgotten once somebody decided."""

from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.utils import timezone

from home.access import NOBODY, ActionNotPermitted, system
from partners.organisations import quality
from partners.organisations.duplicates import pairing, reading
from partners.organisations.models import DuplicatePair, Organisation, RegisterReview
from partners.organisations.services import duplicates
from tests.factories.organisations import CooperativeFactory, RegisterRowFactory

pytestmark = pytest.mark.django_db
JOB = system("find_duplicates", "organisations.change_organisation")
MAIL = "kop@contoh.id"


def _twice(**facts: Any) -> list[Organisation]:
    given = {"name": "KUD Mina Jaya", "contact_email": MAIL, "website": "https://kud.contoh.id"}
    return [CooperativeFactory(**{**given, **facts}) for _ in range(2)]


def _look() -> DuplicatePair | None:
    duplicates.look_through(by=JOB)
    return DuplicatePair.objects.first()


def _decide(pair: DuplicatePair) -> None:
    pair.state, pair.why = DuplicatePair.State.DISTINCT, "Dua koperasi"
    pair.decided_at, pair.decided_on = timezone.now(), pair.reasons
    pair.save()


def test_a_cooperative_that_stands_twice_is_found() -> None:
    first, second = _twice()
    pair = _look()
    assert pair is not None
    assert (pair.first, pair.second, pair.score) == (first, second, 75)
    assert pair.reasons == ["email", "name", "website"]


def test_the_same_again_writes_nothing() -> None:
    _twice()
    before, after = _look(), _look()
    assert before
    assert after
    assert before.updated_at == after.updated_at


def test_an_example_is_no_real_one() -> None:
    Organisation.objects.filter(pk=_twice()[0].pk).update(is_demo=True)
    assert _look() is None


def test_what_is_archived_is_not_sought() -> None:
    Organisation.objects.filter(pk=_twice()[0].pk).update(
        archived_at=timezone.now(), is_public=False
    )
    assert _look() is None


def test_what_is_not_found_any_more_goes() -> None:
    first, _second = _twice()
    _look()
    Organisation.objects.filter(pk=first.pk).update(contact_email="", website="")
    assert _look() is None


def test_not_the_same_is_remembered() -> None:
    _twice()
    pair = _look()
    assert pair
    _decide(pair)
    again = _look()
    assert again
    assert again.state == DuplicatePair.State.DISTINCT


def test_it_is_remembered_when_nothing_speaks_for_it_any_more() -> None:
    first, _second = _twice()
    pair = _look()
    assert pair
    _decide(pair)
    Organisation.objects.filter(pk=first.pk).update(contact_email="", website="")
    again = _look()
    assert again
    assert again.state == DuplicatePair.State.DISTINCT


def test_new_evidence_shows_it_again_with_the_old_decision() -> None:
    first, second = _twice(website="")
    for one in (first, second):
        one.cooperative.registration_number = f"518/BH/X.1/{one.pk}"
        one.cooperative.save()
    duplicates.note([pairing.Pair(first.pk, second.pk, 50, 50, ("email", "numbers_differ"))])
    pair = DuplicatePair.objects.get()
    _decide(pair)
    duplicates.note([pairing.Pair(first.pk, second.pk, 70, 70, ("email",))])
    pair.refresh_from_db()
    assert pair.was_decided
    assert pair.why == "Dua koperasi"


def test_records_are_read_in_two_queries(django_assert_num_queries: Any) -> None:
    _twice()
    with django_assert_num_queries(2):
        assert len(list(reading.records())) == 2


def test_an_organisation_is_deleted_with_its_pairs() -> None:
    first, _second = _twice()
    _look()
    first.delete()
    assert not DuplicatePair.objects.exists()


def test_command_keeps_what_is_known_of_each_province() -> None:
    _twice()
    said = StringIO()
    call_command("find_duplicates", stdout=said)
    assert "1 pairs" in said.getvalue()
    done = RegisterReview.objects.last_done()
    (row,) = done.figures["provinces"]
    assert (row["code"], row["all"], row["contact"], row["number"]) == ("", 2, 2, 0)


def test_one_review_is_at_work() -> None:
    assert duplicates.ask(by=JOB) == duplicates.ask(by=JOB)


def test_nobody_has_it_looked_through() -> None:
    with pytest.raises(ActionNotPermitted):
        duplicates.ask(by=NOBODY)


def test_figures_are_one_query(django_assert_num_queries: Any) -> None:
    _twice()
    with django_assert_num_queries(1):
        quality.figures()


@pytest.mark.parametrize("aspect", quality.ASPECTS)
def test_what_lacks_and_what_is_known_are_all(aspect: str) -> None:
    _twice()
    known = quality.cooperatives().filter(quality.knowing(aspect)).count()
    assert known + quality.lacking(aspect).count() == 2


def test_unsure_rows_of_lists_put_aside_or_taken_back_wait_for_nobody() -> None:
    RegisterRowFactory(outcome="unsure", register_import__state="dropped")
    RegisterRowFactory(outcome="unsure", register_import__step="undo")
    RegisterRowFactory(outcome="unsure", decided_at=timezone.now())
    waiting = RegisterRowFactory(outcome="unsure")
    RegisterRowFactory(outcome="unsure", register_import=waiting.register_import)
    assert quality.unsure().count() == 2
    (one,) = quality.lists_with_unsure_rows()
    assert (one, one.unsure) == (waiting.register_import, 2)


def test_newest_list_with_unsure_rows_stands_first() -> None:
    older, newer = (RegisterRowFactory(outcome="unsure").register_import for _ in range(2))
    assert list(quality.lists_with_unsure_rows()) == [newer, older]
