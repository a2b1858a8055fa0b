"""What is there when an apprenticeship is over, and the files of a round that was matched."""

from typing import Any

from django.core.files.base import ContentFile
from django.utils import timezone

from partners.apprenticeships.placements.models import PublishedPlan, StepProof
from partners.apprenticeships.results import keeping, writing
from partners.apprenticeships.results.figures import figures
from partners.apprenticeships.results.models import Matching
from partners.apprenticeships.rounds.models import Round
from tests.factories.placements import a_plan
from tests.partners.apprenticeships.rounds.samples import sample


def make_ended(world: Any) -> None:
    """A plan that was confirmed and told, with the proof of a step; a placement of which a part was
    completed, as both sides say; and the photo of an entry.
    """
    over = world.place(settled=True, first=-130, last=-121)
    world.confirmed = a_plan(over, confirmed=True)
    world.step = world.confirmed.steps.get()
    world.step_proof = StepProof(step=world.step, name="a.pdf", media_type="application/pdf")
    world.step_proof.size, world.step_proof.sha256 = 1, "a"
    world.step_proof.file.save("a.pdf", ContentFile(b"x"), save=False)
    world.step_proof.save()
    PublishedPlan.objects.create(
        plan=world.confirmed,
        organisation=world.shown,
        host=str(world.partner),
        title_id="Magang",
        result="Buku kas ada.",
        done=0,
        steps=1,
        published_at=timezone.now(),
    )
    world.partly = world.place(settled=True, state="partly", hours_missed=8)
    world.photo = world.entry.photo
    world.photo.file.save("a.jpg", ContentFile(b"x"))


def keep_result(round: Round) -> Matching:
    """Of another round, which has all that its files are written from."""
    matching = Matching.objects.create(
        round=round, asked_by=round.matched_by, state=Matching.State.DONE
    )
    bundle = sample()
    facts = figures(bundle.result, writing.who_waits(bundle))
    matching.figures = {**facts, "left_out": {}, "doubts": 0}
    matching.files = keeping.keep(matching, bundle.result)
    matching.save()
    return matching
