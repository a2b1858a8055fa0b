"""A job that is killed at any statement, and goes on, comes to where an undisturbed one comes.

The process is not killed here but its run: nothing of the code comes to tidy up, and what was not
committed is gone. tests/attack/test_killed_register.py ends real processes.
"""

import gc
import random
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection, transaction

from home.access import Actor
from home.desk.locking import version_of
from home.jobs.rows import WAITING
from partners.organisations.importing import chunks, job
from partners.organisations.models import RegisterImport
from partners.organisations.services import register_imports as services
from tests.partners.organisations.importing import lists, snapshots

pytestmark = pytest.mark.django_db


class Killed(BaseException):
    """As `kill -9`."""


class Killer:
    """Counts statements, and ends the run before the one that it was told; 0 spares it."""

    def __init__(self, at: int = 0) -> None:
        self.at, self.seen = at, 0

    def __call__(self, execute: Callable[..., Any], *args: Any) -> Any:
        self.seen += 1
        if self.seen == self.at:
            raise Killed
        return execute(*args)


def stand_of(record: RegisterImport) -> dict[str, Any]:
    record = lists.fresh(record)
    stand = (record.step, record.state, record.done_rows, record.all_rows)
    return {
        "stand": stand,
        "figures": record.figures,
        "guards": record.guards,
        "plan": snapshots.plan(record),
        "register": snapshots.register(),
        "history": snapshots.history(),
    }


def run(record: RegisterImport, at: int = 0) -> tuple[dict[str, Any], int]:
    """The stand that is come to, and how many statements it took; then all is as before."""
    killer = Killer(at)
    with transaction.atomic():
        try:
            with connection.execute_wrapper(killer):
                job.run(record.key)
        except Killed:
            RegisterImport.objects.filter(pk=record.pk).update(state=WAITING)  # `recover_jobs`
            job.run(record.key)
        stand = stand_of(record)
        transaction.set_rollback(True)
    return stand, killer.seen


def wanted(by: Any, step: str) -> RegisterImport:
    """A list that waits for the step: new, changed, missing, unsure and wrong rows."""
    lists.country()
    old = lists.row(2, name="Koperasi Desa Merah Putih Kesugihan Lama")
    lists.written(lists.book(lists.row(1), old, *lists.rows(7)[2:]), by)
    slip = lists.row(12, number=lists.row(3)[0])
    wrong = lists.row(11, members="banyak")
    changed = [lists.row(n, members=900 + n) for n in (1, 2, 4)]
    content = lists.book(*changed, slip, wrong, *(lists.row(n) for n in (5, 8, 9, 10)))
    record = lists.handed_in(content, by)
    services.choose_columns(record, seen=version_of(record), by=Actor(by), keys={})
    if step == "check":
        return record
    job.run(record.key)
    record = lists.fresh(record)
    services.carry_out(record, seen=version_of(record), by=Actor(by), because="uji")
    if step == "write":
        return record
    job.run(record.key)
    record = lists.fresh(record)
    services.roll_back(record, seen=version_of(record), by=Actor(by), because="uji")
    return record


# A killed run closes no cursor of PostgreSQL; here it is closed when the run's frames are gone.
@pytest.mark.filterwarnings("ignore:.*ServerSideCursor.*was deleted while still open")
@pytest.mark.parametrize(("step", "rounds"), [("check", 10), ("write", 20), ("undo", 10)])
def test_killed_at_any_statement_it_ends_as_undisturbed(moderator, monkeypatch, step, rounds):
    monkeypatch.setattr(chunks, "SIZE", 2)
    record = wanted(moderator, step)
    undisturbed, statements = run(record)
    assert undisturbed["stand"][:2] == (step, "done")
    for at in random.Random(step).sample(range(1, statements + 1), rounds):
        assert run(record, at)[0] == undisturbed, f"killed at statement {at} of {statements}"
    gc.collect()
