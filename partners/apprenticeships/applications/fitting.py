"""How the batches of a round fit one application as it stands now, best first."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from home.cache import shelf
from home.models import Stage
from partners.apprenticeships.applications import lists
from partners.apprenticeships.applications.content import rows_now
from partners.apprenticeships.applications.fit_words import FitInWords, Fits, FitWriter, stands
from partners.apprenticeships.applications.models import Application
from partners.apprenticeships.models import Batch
from partners.apprenticeships.rounds.models import Round
from partners.apprenticeships.rounds.sources.database import row_of_batch
from partners.apprenticeships.rounds.weights import policy_of
from partners.matching.fit import Fit, fits
from partners.matching.provinces import NUMBER_OF
from partners.matching.rows import BatchRow

_ORDER = list(Fits)
MOST_ON_PAPER = 20
"""Batches on the form for a meeting: two sheets, printed on both sides."""


@dataclass(frozen=True, slots=True)
class Offered:
    """A batch of the round with what it means for the cooperative."""

    batch: Batch
    row: BatchRow
    fit: Fit
    words: FitInWords

    @property
    def can_be_listed(self) -> bool:
        """Or taken off: one's own house never is (`refusals.IsOwn`)."""
        return self.fit.place is not None or all(rule.code != "own" for rule in self.fit.failed)


@dataclass(frozen=True, slots=True)
class RoundBatches:
    """What the matching reads of the batches whose seats a round may give: rows by code, codes by
    key, and the number of each stage by its key; and what their subjects and the provinces that
    they are for are called, by code, in the reader's language.
    """

    rows: Mapping[str, BatchRow]
    codes: Mapping[int, str]
    stages: Mapping[int, int]
    subjects: Mapping[str, str]
    origins: Mapping[str, str]


def place_is_known(application: Application) -> bool:
    """Whether anything can be said: nobody is matched who is in no province."""
    return (application.organisation.region_id or "")[:2] in NUMBER_OF


def batches_of(round: Round) -> RoundBatches:
    """The same for every cooperative, kept until one of them changes."""
    return shelf.kept(("batches of a round", round.pk), lambda: _batches(round), alone=True)


def fits_of(application: Application, known: RoundBatches | None = None) -> list[Fit]:
    """Of every batch of the round, what fits first; those with most points first among them.
    Nothing where the cooperative's place is not known. `known`: `batches_of` its round.
    """
    known = known or batches_of(application.round)
    found = _fits(application, known, known.rows)
    return sorted(found, key=lambda fit: _rank(fit, known.rows[fit.batch]))


def fits_of_list(application: Application, known: RoundBatches, *others: str) -> list[Fit]:
    """The same of the batches on its list and of these `others` alone, in no order: a round has
    thousands.
    """
    return _fits(application, known, others)


def _fits(application: Application, known: RoundBatches, codes: Collection[str]) -> list[Fit]:
    """Of the batches with these codes, and always of the list: its places are counted."""
    if not place_is_known(application):
        return []
    row = rows_now(application, giving=known.codes, ordered=known.stages)
    asked = dict.fromkeys(code for code in (*row.choices, *codes) if code in known.rows)
    return fits(row, [known.rows[code] for code in asked], policy_of(application.round))


def in_words(
    application: Application, some: Sequence[Fit], known: RoundBatches | None = None
) -> list[Offered]:
    """Those of a page, in their order: a constant number of queries."""
    known = known or batches_of(application.round)
    rows = known.rows
    batches = {batch.code: batch for batch in _loaded(fit.batch for fit in some)}
    writer = FitWriter(application, known.subjects, known.origins)
    return [
        Offered(
            batches[fit.batch],
            rows[fit.batch],
            fit,
            writer.tell(fit, batches[fit.batch], rows[fit.batch]),
        )
        for fit in some
        if fit.batch in batches
    ]


def _rank(fit: Fit, row: BatchRow) -> tuple[object, ...]:
    return (_ORDER.index(stands(fit)), len(fit.failed), -fit.points, row.starts, row.id)


def _batches(round: Round) -> RoundBatches:
    stages = dict(Stage.objects.values_list("pk", "code"))
    giving = lists.batches_of(round).values("pk")
    found = list(Batch.objects.open_for_matching().filter(pk__in=giving))
    rows = [row_of_batch(batch, list(stages.values())) for batch in found]
    return RoundBatches(
        rows={row.id: row for row in rows if row.province in NUMBER_OF},
        codes={batch.pk: batch.code for batch in found},
        stages={key: number for number, key in enumerate(stages, 1)},
        subjects={
            term.code: str(term.name) for batch in found for term in batch.offer.competencies.all()
        },
        origins={one.code: one.name for batch in found for one in batch.origins.all()},
    )


def _loaded(codes: Iterable[str]) -> Iterable[Batch]:
    rows = Batch.objects.filter(code__in=list(codes)).select_related(
        "offer__host__region__parent__parent__parent",
        "offer__region__parent__parent__parent",
        "offer__minimum_stage",
    )
    found: Iterable[Batch] = rows.prefetch_related("offer__costs")
    return found
