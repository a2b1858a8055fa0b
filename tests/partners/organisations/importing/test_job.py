"""The job is broken off at any chunk, and the register ends the same; who may ask for what."""

import errno

import pytest

from home.access import ActionNotPermitted, Actor
from home.desk.locking import version_of
from home.jobs import heavy
from home.jobs.rows import RUNNING, WAITING
from partners.organisations.importing import chunks, job, words
from partners.organisations.importing.refusals import (
    AnotherIsAtWork,
    NewerIsWritten,
    RegisterHasMoved,
)
from partners.organisations.models import Organisation, RegisterImport, RegisterRow
from partners.organisations.services import register_imports as services
from tests.partners.organisations.importing import lists

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _country(monkeypatch) -> None:
    lists.country()
    monkeypatch.setattr(chunks, "SIZE", 3)


class Killed(BaseException):
    """As `kill -9`: nothing is caught, nothing is tidied up."""


def killed_at(monkeypatch, at: int) -> None:
    """The next run dies when it beats for the so manyth time, inside the chunk's transaction."""
    beats, beat = iter(range(at)), chunks.beat

    def dying(record: RegisterImport, **values: object) -> None:
        beat(record, **values)
        if next(beats, None) is None:
            raise Killed

    monkeypatch.setattr(chunks, "beat", dying)


def run_and_die(record: RegisterImport, monkeypatch, at: int) -> None:
    with monkeypatch.context() as patched:
        killed_at(patched, at)
        with pytest.raises(Killed):
            job.run(record.key)


def run_until_done(record: RegisterImport, monkeypatch, at: int) -> RegisterImport:
    """One run that dies, then one that goes on, as `recover_jobs` has it."""
    run_and_die(record, monkeypatch, at)
    assert lists.fresh(record).state == RUNNING
    RegisterImport.objects.filter(pk=record.pk).update(state=WAITING)
    job.run(record.key)
    return lists.fresh(record)


@pytest.mark.parametrize("at", [0, 1, 2, 3])
def test_writing_goes_on_where_it_was_broken_off(moderator, monkeypatch, at) -> None:
    record = lists.checked(lists.book(*lists.rows(10)), moderator)
    services.carry_out(record, seen=version_of(record), by=Actor(moderator))
    record = run_until_done(record, monkeypatch, at)
    assert (record.state, record.done_rows, record.figures["written"]) == ("done", 10, 10)
    assert Organisation.objects.count() == 10


def test_what_was_killed_shows_how_far_it_came(moderator, monkeypatch) -> None:
    record = lists.checked(lists.book(*lists.rows(10)), moderator)
    services.carry_out(record, seen=version_of(record), by=Actor(moderator))
    run_and_die(record, monkeypatch, 2)
    record = lists.fresh(record)
    written = record.rows.filter(is_written=True).count()
    assert (record.done_rows, written, Organisation.objects.count()) == (3, 3, 3)


@pytest.mark.parametrize("at", [0, 1, 2, 4])
def test_comparing_begins_anew(moderator, monkeypatch, at) -> None:
    record = lists.handed_in(lists.book(*lists.rows(10)), moderator)
    services.choose_columns(record, seen=version_of(record), by=Actor(moderator), keys={})
    record = run_until_done(record, monkeypatch, at)
    assert lists.outcomes(record) == {"new": 10}
    assert record.rows.count() == 10


@pytest.mark.parametrize("at", [0, 1, 3])
def test_taking_back_goes_on_too(moderator, monkeypatch, at) -> None:
    record = lists.written(lists.book(*lists.rows(10)), moderator)
    services.roll_back(record, seen=version_of(record), by=Actor(moderator), because="salah")
    record = run_until_done(record, monkeypatch, at)
    assert (record.state, record.figures["stayed"]) == ("done", 0)
    assert not Organisation.objects.exists()


def test_a_full_disk_stops_in_words_and_goes_on(moderator, monkeypatch) -> None:
    record = lists.checked(lists.book(*lists.rows(5)), moderator)

    def full(*_args: object, **_values: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    with monkeypatch.context() as patched:
        patched.setattr(chunks, "beat", full)
        record = lists.carried_out(record, moderator)
    assert (record.state, record.problem["code"]) == ("stopped", "disk-full")
    assert words.of_problem(record.problem)
    assert lists.carried_out(record, moderator).figures["written"] == 5


def test_no_request_does_the_work(moderator, rf) -> None:
    record = services.hand_in(lists.book(lists.row(1)), "a.xlsx", scope="part", source="x",
                              as_of=lists.AS_OF, by=Actor(moderator))  # fmt: skip
    with pytest.raises(heavy.HeavyWorkInRequest):
        heavy.answering_middleware(lambda _request: job.run(record.key))(rf.get("/"))
    assert lists.fresh(record).state == WAITING


def test_two_lists_at_once_are_refused_in_words(moderator) -> None:
    first = lists.checked(lists.book(lists.row(1)), moderator)
    second = lists.checked(lists.book(lists.row(2)), moderator)
    services.carry_out(first, seen=version_of(first), by=Actor(moderator))
    with pytest.raises(AnotherIsAtWork) as refused:
        services.carry_out(second, seen=version_of(second), by=Actor(moderator))
    assert refused.value.facts["other"] == first
    job.run(first.key)
    with pytest.raises(RegisterHasMoved) as moved:
        services.carry_out(second, seen=version_of(second), by=Actor(moderator))
    assert words.of_refusal(moved.value)


def test_only_the_newest_is_taken_back(moderator) -> None:
    first = lists.written(lists.book(lists.row(1)), moderator)
    second = lists.written(lists.book(lists.row(2)), moderator, scope="part")
    with pytest.raises(NewerIsWritten):
        lists.rolled_back(first, moderator)
    lists.rolled_back(second, moderator)
    lists.rolled_back(lists.fresh(first), moderator)
    assert not Organisation.objects.exists()


def test_editors_hand_in_and_compare_and_moderators_write(editor, stranger, moderator) -> None:
    record = lists.checked(lists.book(lists.row(1)), editor)
    with pytest.raises(ActionNotPermitted):
        services.carry_out(record, seen=version_of(record), by=Actor(editor))
    with pytest.raises(ActionNotPermitted):
        lists.handed_in(lists.book(lists.row(1)), stranger)
    assert lists.carried_out(record, moderator).figures["written"] == 1


def test_an_unsure_row_is_decided_and_the_decision_outlives_another_comparison(moderator) -> None:
    lists.written(lists.book(*lists.rows(2)), moderator)
    swapped = lists.row(1, code="33.01.01.2002")
    record = lists.checked(lists.book(swapped), moderator, scope="part")
    row, one = record.rows.get(), Organisation.objects.order_by("pk")[0]
    services.decide(row, seen=row.version, by=Actor(moderator), organisation=one)
    record = lists.fresh(record)
    services.check_again(record, seen=version_of(record), by=Actor(moderator))
    job.run(record.key)
    row = record.rows.get()
    assert (row.outcome, row.organisation) == (RegisterRow.Outcome.CHANGED, one)
    lists.carried_out(lists.fresh(record), moderator)
    one.refresh_from_db()
    assert one.region_id == "3301012002"


def test_the_rows_to_be_corrected_come_back_alone(moderator) -> None:
    wrong = lists.row(1, members="banyak")
    record = lists.checked(lists.book(wrong, lists.row(2)), moderator, scope="part")
    content = services.corrected_rows(record, by=Actor(moderator))
    again = lists.checked(content, moderator, corrects=record)
    assert [column["heading"] for column in again.columns] == lists.HEAD
    assert again.rows.get().errors[0]["problem"] == "not-a-number"
