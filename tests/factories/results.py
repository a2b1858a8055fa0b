"""Results of rounds that were published, without running one."""

from collections.abc import Iterable
from typing import Any

import factory
from django.core.files.base import ContentFile
from django.urls import reverse

from home.uploads.storage import private_storage
from partners.apprenticeships.results import queue
from partners.apprenticeships.results.models import Appeal, Matching, Result, WaitingList
from partners.apprenticeships.results.models.result import Standing
from partners.apprenticeships.rounds.models import RoundBatch
from tests.factories.applications import ApplicationFactory
from tests.factories.home import RegencyFactory
from tests.factories.organisations import CooperativeFactory
from tests.factories.rounds import RoundBatchFactory, RoundFactory


class SeatsFactory(RoundBatchFactory):
    """A batch of a round that receives answers, with two seats."""

    round = factory.SubFactory(RoundFactory, answering=True)
    seats = 2


class ResultFactory(factory.django.DjangoModelFactory):
    """Waiting, unless it has a `place`, whose seat it then takes. `choices` are `RoundBatch`es,
    best first, each with a preference that is its number in the list.
    """

    class Meta:
        model = Result
        exclude = ["choices"]
        skip_postgeneration_save = True

    choices: Any = ()
    round = factory.LazyAttribute(lambda one: one.place.round if one.place else None)
    organisation = factory.SubFactory(CooperativeFactory, region=factory.SubFactory(RegencyFactory))
    place: Any = None
    application = factory.LazyAttribute(
        lambda one: ApplicationFactory(
            round=one.round,
            organisation=one.organisation,
            choices=[choice.batch for choice in one.choices],
            handed_in=True,
        )
    )
    standing = factory.LazyAttribute(lambda one: Standing.PLACED if one.place else Standing.WAITING)
    first_place = factory.LazyAttribute(lambda one: one.place)
    preference = factory.LazyAttribute(
        lambda one: [*one.choices, one.place].index(one.place) if one.place else None
    )

    @factory.post_generation
    def seat(one: Result, create: bool, given: Any, **kwargs: Any) -> None:  # noqa: N805 - factory_boy's own signature
        if one.place is not None and one.holds_a_seat:
            one.place.taken += 1
            one.place.taken_3t += one.is_3t
            one.place.save(update_fields=["taken", "taken_3t"])


class AppealFactory(factory.django.DjangoModelFactory):
    """Waits for an answer."""

    class Meta:
        model = Appeal

    result = factory.SubFactory(
        ResultFactory, round=factory.SubFactory(RoundFactory, answering=True)
    )
    kind = Appeal.Kind.FACT
    words = "Kami punya dua unit usaha, bukan satu."


def line_up(round_batch: RoundBatch, results: Iterable[Result]) -> WaitingList:
    """These wait there, the first in line first; they like it as their list says, and as their
    fourth choice where it does not.
    """
    entries = [(one.application_id, _liking(one, round_batch)) for one in results]
    return WaitingList.objects.create(round_batch=round_batch, **queue.pack(entries))


def _liking(result: Result, round_batch: RoundBatch) -> int:
    standing = result.application.standing
    listed: list[int] = standing.content["choices"] if standing else []
    return listed.index(round_batch.batch_id) if round_batch.batch_id in listed else 3


def file_of_a_round() -> str:
    """The address of what is published with a result."""
    round = RoundFactory(published=True)
    matching = Matching.objects.create(round=round, asked_by=round.matched_by, state="done")
    private_storage().save(matching.public_path("result.json"), ContentFile(b"{}"))
    return reverse("rounds:file", args=[round.code, "result.json"])
