"""Every act of staff on a round: where it is sent, with what in it."""

from collections.abc import Callable
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from home.access import Actor
from home.desk.locking import version_of
from partners.apprenticeships.rounds.models import Round
from tests.factories.applications import ApplicationFactory
from tests.factories.apprenticeships import BatchFactory, in_days
from tests.factories.home import RegencyFactory
from tests.factories.rounds import RoundBatchFactory, RoundFactory

Sent = tuple[str, dict[str, Any]]


def _words() -> dict[str, Any]:
    """A name of its own each time."""
    number = Round.objects.count() + 1
    return {"name_id": f"Putaran baru {number}", "apply_until": str(in_days(40))}


def _on(round: Round, name: str, **said: Any) -> Sent:
    round.refresh_from_db()
    address = reverse(f"rounds_admin:{name}", args=[round.pk])
    return address, {"seen": version_of(round), **said}


def ready() -> Round:
    """A draft that can be announced."""
    region = RegencyFactory(code="3204")
    return RoundBatchFactory(round=RoundFactory(), batch__offer__region=region).round


def create(by: Actor) -> Sent:
    return reverse("rounds_admin:create"), _words()


def second(by: Actor) -> Sent:
    return _on(RoundFactory(ended=True), "second", **_words())


def change(by: Actor) -> Sent:
    return _on(RoundFactory(), "change", **_words())


def choose(by: Actor) -> Sent:
    return _on(RoundFactory(), "choose", batches=[BatchFactory(open=True).pk])


def announce(by: Actor) -> Sent:
    return _on(ready(), "announce")


def cancel(by: Actor) -> Sent:
    return _on(RoundFactory(collecting=True), "cancel", reason="Dana belum ada")


def match(by: Actor) -> Sent:
    return _on(RoundFactory(closed=True), "match")


def what_if(by: Actor) -> Sent:
    return _on(RoundFactory(closed=True), "what_if", reserve="0,10")


def undo(by: Actor) -> Sent:
    return _on(RoundFactory(matched=True), "undo", reason="Satu berkas salah")


def publish(by: Actor) -> Sent:
    return _on(
        RoundFactory(matched=True),
        "publish",
        answers_from=f"{in_days(1)}T08:00",
        answers_until=f"{in_days(8)}T00:00",
    )


def weigh(by: Actor) -> Sent:
    return _on(RoundFactory(), "weigh", competency=10, sector=0, units=30, nearness=60)


def take_in(by: Actor) -> Sent:
    names = ("batches.csv", "applications.csv", "result.json", "inputs.json.gz")
    files = {name.partition(".")[0]: SimpleUploadedFile(name, b"x") for name in names}
    return _on(RoundFactory(), "take_in", commitment="0" * 64, **files)


def look(by: Actor) -> Sent:
    one = ApplicationFactory(delegates=["Siti"], handed_in=True)
    return reverse("rounds_admin:look_at_delegates", args=[one.round_id, one.pk]), {}


ACTS: list[tuple[str, Callable[[Actor], Sent], bool]] = [
    ("rounds_admin:create", create, True),
    ("rounds_admin:second", second, True),
    ("rounds_admin:change", change, False),
    ("rounds_admin:choose", choose, False),
    ("rounds_admin:announce", announce, False),
    ("rounds_admin:cancel", cancel, False),
    ("rounds_admin:match", match, False),
    ("rounds_admin:what_if", what_if, False),
    ("rounds_admin:undo", undo, False),
    ("rounds_admin:publish", publish, False),
    ("rounds_admin:weigh", weigh, False),
    ("rounds_admin:take_in", take_in, False),
    ("rounds_admin:look_at_delegates", look, True),
]
