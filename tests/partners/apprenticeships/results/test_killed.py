"""The process that matches a round is killed with SIGKILL: begun again, it decides the same, and
nothing is there twice.
"""

import os
import signal
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connections

from home.access import Actor
from home.jobs import recovery
from home.uploads.storage import private_storage
from partners.apprenticeships.results import running
from partners.apprenticeships.results.models import (
    BatchFacts,
    Matching,
    Reasons,
    Result,
    WaitingList,
)
from partners.apprenticeships.results.models import matching as steps
from partners.apprenticeships.results.services import matching
from partners.apprenticeships.rounds.lifecycle import RoundState
from partners.apprenticeships.rounds.models import RoundBatch
from tests.factories.membership import PersonFactory
from tests.partners.apprenticeships.results import conftest
from tests.partners.apprenticeships.results.conftest import World

pytestmark = pytest.mark.django_db(transaction=True)
State = Matching.State


@pytest.fixture(autouse=True)
def _jobs_wait(settings: Any) -> None:
    """For a worker, as in production."""
    settings.TASKS = {**settings.TASKS, "jobs": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


@pytest.fixture(autouse=True)
def _moderators_are_superusers(monkeypatch: pytest.MonkeyPatch) -> None:
    """After other tests with transactions of their own there are no groups."""
    monkeypatch.setattr(conftest, "moderator", lambda: Actor(PersonFactory(is_superuser=True)))


def decided(world: World) -> dict[str, Any]:
    """All that a matching leaves behind, in an order of its own, but what says when."""
    (done,) = Matching.objects.filter(round=world.round, state=State.DONE)
    return {
        "results": list(
            Result.objects.order_by("application").values_list(
                "application", "standing", "answer", "place", "preference", "is_3t"
            )
        ),
        "lines": list(
            WaitingList.objects.order_by("round_batch").values_list(
                "round_batch", "length", "applications", "preferences"
            )
        ),
        "seats": list(RoundBatch.objects.order_by("pk").values_list("pk", "seats", "taken")),
        "reasons": Reasons.objects.count(),
        "facts": BatchFacts.objects.count(),
        "figures": done.figures,
        "files": {name: read(done.public_path(name)) for name in sorted(done.files["public"])},
    }


def read(path: str) -> bytes:
    with private_storage().open(path) as file:
        return bytes(file.read())


def kept() -> set[str]:
    """Folders of matchings that have a file."""
    store = private_storage()
    folders = store.listdir(steps.FOLDER)[0] if store.exists(steps.FOLDER) else []
    return {name for name in folders if store.listdir(f"{steps.FOLDER}/{name}")[1]}


def killed_in(act: Callable[[], object]) -> bool:
    """Carried out in a process of its own, which has its own connections; whether it was killed."""
    connections.close_all()
    if not (child := os.fork()):
        try:
            act()
        finally:
            os._exit(0)
    _child, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL


def dies_after(monkeypatch: pytest.MonkeyPatch, of: Any, name: str) -> None:
    """Whoever calls it is killed once it is done."""
    carry_out = getattr(of, name)

    def die(*args: Any, **kwargs: Any) -> None:
        carry_out(*args, **kwargs)
        os.kill(os.getpid(), signal.SIGKILL)

    monkeypatch.setattr(of, name, die)


@pytest.mark.parametrize(
    "moments",
    [
        [(running, "run_round"), (running.keeping, "keep_public")],
        [(running.writing, "write"), (running.audit, "record")],
    ],
    ids=["before the rows are written", "while the rows are written"],
)
def test_round_whose_job_was_killed_twice_is_decided_as_if_it_had_not_been(
    world: World, moments: list[tuple[Any, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = kept()
    world.match()
    whole = decided(world)
    matching.undo(world.round, by=world.asks, reason="Uji.")
    asked = matching.ask(world.round, by=world.asks)
    for of, name in moments:
        with monkeypatch.context() as patch:
            dies_after(patch, of, name)
            assert killed_in(lambda: running.run(asked.pk))
        asked.refresh_from_db()
        world.round.refresh_from_db()
        assert (asked.state, world.round.state) == (State.RUNNING, RoundState.OPEN)
        assert not Result.objects.exists()
        assert running.run(asked.pk) is None  # it is nobody's until it is known to be gone
        assert recovery.recover(Matching) == 1
    assert not killed_in(lambda: running.run(asked.pk))
    assert decided(world) == whole
    asked.refresh_from_db()
    assert (asked.state, asked.attempts) == (State.DONE, len(moments) + 1)
    assert kept() - before == {str(asked.key)}
    assert running.run(asked.pk) is None
    assert decided(world) == whole
