"""Placements of the demo in every state, made by the services that people use; only the days on
which it was done lie where they would have. Loading again changes nothing.
"""

from collections import defaultdict
from datetime import timedelta
from functools import partial
from itertools import zip_longest

from django.contrib.auth import get_user_model
from django.db import transaction
from django.db.models import PROTECT, Model
from django.utils import timezone

from home.access import system
from home.services.progress import Progress
from partners.apprenticeships.models import Batch
from partners.apprenticeships.placements.demo import current, stories
from partners.apprenticeships.placements.demo.stories import Story, host
from partners.apprenticeships.placements.models import (
    Certificate,
    LogbookEntry,
    LogbookPhoto,
    Placement,
    PublishedPlan,
    StepProof,
)
from partners.apprenticeships.placements.permissions import CALL_OFF, TEND
from partners.apprenticeships.placements.services import confirming
from partners.apprenticeships.placements.services.opening import open_placements
from partners.apprenticeships.results.demo import answering, making, past, recent
from partners.apprenticeships.rounds.models import Round

BY = system("seed_demo", TEND, *CALL_OFF)
CODES = (past.CODE, recent.CODE, answering.CODE)


@transaction.atomic
def load(progress: Progress) -> None:
    made = Placement.objects.filter(result__round__is_demo=True)
    rounds = Round.objects.published().filter(code__in=CODES, is_demo=True)
    if making.staff() is not None and not made.exists():
        with making.without_letters():
            _make(list(rounds))
    progress("placements", 1, 1)


def unload() -> None:
    """All that hangs on placements of the demo's rounds, and what hosts wrote about its batches."""
    made = Placement.objects.filter(result__round__is_demo=True)
    PublishedPlan.objects.filter(plan__placement__in=made).delete()
    for proof in StepProof.objects.filter(step__plan__placement__in=made):
        proof.file.delete(save=False)
        proof.delete()
    for certificate in Certificate.objects.filter(placement__in=made).order_by("-pk"):
        certificate.delete()  # the newest first: it holds what it replaces
    for photo in LogbookPhoto.objects.filter(entry__placement__in=made):
        transaction.on_commit(partial(photo.file.storage.delete, str(photo.file.name)))
        photo.delete()
    LogbookEntry.objects.filter(placement__in=made).exclude(corrects=None).delete()
    _delete_held(Placement, "placement", placement__in=made)
    made.delete()
    _delete_held(Batch, "batch", batch__offer__is_demo=True)


def _delete_held(model: type[Model], name: str, **ours: object) -> None:
    """Rows of this room that keep rows of a model from going, by the field that does."""
    for relation in model._meta.related_objects:
        held = relation.related_model
        is_here = held._meta.app_label == Placement._meta.app_label and held is not Placement
        if is_here and relation.on_delete is PROTECT and relation.field.name == name:
            held._default_manager.filter(**ours).delete()


def _make(rounds: list[Round]) -> None:
    for round in rounds:
        open_placements(round, by=BY)
    _tell()
    for round in rounds:
        open_placements(round, by=BY)  # calls off those whose place was given back
    _ask_hosts(rounds)


def _tell() -> None:
    """Each story to the next placement of its batch; the batches in the order of their days. All
    others of the past completed theirs.
    """
    moderator = get_user_model()._default_manager.get(email=making.ASKS)
    told: tuple[Story, ...]
    for number, found in enumerate(_by_batch(past.CODE)):
        told = stories.PAST[number] if number < len(stories.PAST) else ()
        for story, placement in zip_longest(told[: len(found)], found, fillvalue=stories.as_most):
            story(placement, moderator)
    for found in _by_batch(recent.CODE):
        batch = found[0].batch
        for story, placement in zip(current.stories_of(batch), found, strict=False):
            story(placement, moderator)
        current.write_to_all(batch, host(found[0]))
    for told, found in zip(stories.ANSWERING, _by_batch(answering.CODE), strict=False):
        for story, placement in zip(told, found, strict=False):
            story(placement, moderator)


def _by_batch(code: str) -> list[list[Placement]]:
    rows = Placement.objects.filter(result__round__code=code, result__round__is_demo=True)
    by_batch = defaultdict[int, list[Placement]](list)
    for one in rows.with_sides().order_by("batch__starts_on", "batch_id", "result__application_id"):
        by_batch[one.batch_id].append(one)
    return list(by_batch.values())


def _ask_hosts(rounds: list[Round]) -> None:
    """To confirm their batches, on the day on which the results could be read; reminded since."""
    for round in rounds:
        if round.published_at is not None:
            confirming.ask_hosts(round, by=BY, on=timezone.localdate(round.published_at))
    confirming.tend(by=BY, on=timezone.localdate() - timedelta(days=1))
