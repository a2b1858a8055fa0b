"""The world's round as the folder that `match_magang` wrote, on a portal that knows of no round."""

from dataclasses import dataclass
from pathlib import Path

import pytest
from django.core.files.base import File
from django.core.files.uploadedfile import SimpleUploadedFile

from home.access import Actor
from partners.apprenticeships.applications.models import Application, Submission
from partners.apprenticeships.results import exporting, running
from partners.apprenticeships.results.models import Matching
from partners.apprenticeships.results.services import matching, taking_in
from partners.apprenticeships.rounds.models import Round, RoundBatch
from partners.apprenticeships.rounds.services import rounds
from tests.partners.apprenticeships.results.conftest import World


def forget(round: Round, by: Actor) -> None:
    """As if it had never been on the portal."""
    matching.undo(round, by=by, reason="Kosongkan")
    forget_applications(round)
    Matching.objects.filter(round=round).delete()
    RoundBatch.objects.filter(round=round).delete()
    Round.objects.filter(pk=round.pk).delete()


def forget_applications(round: Round) -> None:
    rows = Application.objects.filter(round=round)
    rows.update(state=Application.State.DRAFT, standing=None)
    Submission.objects.filter(application__in=rows).delete()
    rows.delete()


@dataclass
class Folder:
    """`out` as `export_round` writes it; `commitment` as it was published."""

    out: Path
    commitment: str
    world: World
    draft: Round
    places: dict[str, str]
    kind: str = "csv"

    def path(self, name: str) -> Path:
        sheets, proof = self.out / exporting.SHEETS, self.out / exporting.ROUND
        return {
            "batches": sheets / f"batches.{self.kind}",
            "applications": sheets / f"applications.{self.kind}",
            "result": proof / "result.json",
            "inputs": proof / "inputs.json.gz",
        }[name]

    def files(self) -> dict[str, File]:
        names = ("batches", "applications", "result", "inputs")
        return {
            name: SimpleUploadedFile(self.path(name).name, self.path(name).read_bytes())
            for name in names
        }

    def change(self, name: str, before: str, after: str) -> None:
        path = self.path(name)
        text = path.read_text("utf-8")
        assert before in text
        path.write_text(text.replace(before, after), "utf-8")

    def take_in(self, **more: object) -> Matching:
        """Asked for and carried out; the draft is read anew."""
        asked = taking_in.take_in(
            self.draft,
            self.files(),
            by=self.world.asks,
            **{"commitment": self.commitment, **more},
        )
        running.run(asked.pk)
        asked.refresh_from_db()
        self.draft.refresh_from_db()
        return asked


@pytest.fixture
def folder(world: World, tmp_path: Path) -> Folder:
    exporting.write_folder(world.match(), tmp_path / "first", "id")
    places = world.places()
    commitment, code, day = world.round.commitment, world.round.code, world.round.apply_until
    forget(world.round, world.asks)
    draft = rounds.create(by=world.asks, code=code, name_id="Dari lembar", apply_until=day)
    return Folder(tmp_path / "first", commitment, world, draft, places)
