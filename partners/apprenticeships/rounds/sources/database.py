"""What a round takes from the portal: its vocabulary, the published batches, its own batches."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from django.db import connection
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy

from home.models import Region, Term
from home.models.regions import tier_of
from home.regions import source
from home.services.vocabulary import TERMS, shipped_terms
from partners.apprenticeships.labels import Mode as Where
from partners.apprenticeships.models import Batch, Offer
from partners.apprenticeships.rounds.languages import InBoth
from partners.apprenticeships.rounds.models import Round
from partners.apprenticeships.rounds.result import Names
from partners.apprenticeships.rounds.sources.problems import Problem, Text, told
from partners.apprenticeships.rounds.sources.source import Entry, Handed
from partners.apprenticeships.rounds.vocabulary import Terms, Vocabulary
from partners.matching.provinces import NUMBER_OF
from partners.matching.rows import BatchRow, Mode
from partners.organisations.models import CooperativeProfile

_MODES = {
    Where.ON_SITE: Mode.ONSITE,
    Where.ONLINE: Mode.ONLINE,
    Where.BOTH: Mode.ONSITE | Mode.ONLINE,
}


def vocabulary() -> Vocabulary:
    """The editors' terms; those that come with the portal while a list is empty.

    A matching can so be run on a computer that has no database yet.
    """
    tables = set(connection.introspection.table_names())
    return Vocabulary(
        sectors=_terms("sectors", tables),
        competencies=_terms("competencies", tables),
        units=_terms("business_units", tables),
        stages=_terms("stages", tables),
        regencies=_regencies(),
    )


class Cooperatives:
    """The register of cooperatives and regions; it knows none on a computer without a database."""

    @cached_property
    def is_there(self) -> bool:
        return CooperativeProfile._meta.db_table in connection.introspection.table_names()

    def codes_of(self, names: Iterable[str]) -> Mapping[str, str]:
        return CooperativeProfile.objects.codes_of(names) if self.is_there else {}

    def tiers_of(self, codes: Iterable[str]) -> Mapping[str, int]:
        """One query for every ``ASKED_AT_ONCE`` codes."""
        if not self.is_there:
            return {}
        regions = CooperativeProfile.objects.regions_of(codes)
        return {code: self.tier_in(region) for code, region in regions.items()}

    def tier_in(self, region: str) -> int:
        return tier_of(region, self._tiers)

    @cached_property
    def _tiers(self) -> dict[str, int]:
        return Region.objects.tiers() if self.is_there else {}


class PublishedBatches:
    """Batches whose seats a round may give, today or on a day, as a source."""

    def __init__(self, vocabulary: Vocabulary, *, on: date | None = None) -> None:
        self.stages, self.on = list(vocabulary.stages), on

    def batches(self) -> Handed[BatchRow]:
        """Five queries. A batch without a place that a matching knows is a problem."""
        found = list(Batch.objects.open_for_matching(self.on))
        return _handed([(batch, row_of_batch(batch, self.stages)) for batch in found])


class RoundBatches:
    """Batches of a round from the database. `held` are seats that earlier rounds gave, by key of
    the batch: they are not given again, and count for its minimum. Batches that were called off
    or taken from the site since, or have begun, give none.
    """

    def __init__(
        self,
        round: Round,
        vocabulary: Vocabulary,
        *,
        held: Mapping[int, int] | None = None,
        on: date | None = None,
    ) -> None:
        self.round, self.stages, self.held, self.on = round, list(vocabulary.stages), held or {}, on

    def batches(self) -> Handed[BatchRow]:
        """Five queries."""
        in_round = self.round.batches.values("batch")
        found = list(Batch.objects.as_rows().public().ahead(self.on).filter(pk__in=in_round))
        return _handed([(batch, self._left(batch)) for batch in found])

    def _left(self, batch: Batch) -> BatchRow:
        """What is left of it for this round."""
        row, held = row_of_batch(batch, self.stages), self.held.get(batch.pk, 0)
        seats, percent = max(0, row.seats - held), self.round.reserve_percent
        return replace(
            row,
            seats=seats,
            minimum=max(0, row.minimum - held),
            reserve=min(row.reserve, seats) if percent is None else nearest(seats, percent),
        )


def nearest(seats: int, percent: int) -> int:
    """This share of the seats, to the nearest seat, halves up."""
    return (seats * percent + 50) // 100


def _handed(found: Sequence[tuple[Batch, BatchRow]]) -> Handed[BatchRow]:
    placed = [(batch, row) for batch, row in found if row.province in NUMBER_OF]
    return Handed(
        entries=[Entry(row, Record(batch.code)) for batch, row in placed],
        names=Names(
            hosts={batch.code: batch.offer.host.name for batch, _row in placed},
            offers={batch.code: batch.offer.title_id for batch, _row in placed},
        ),
        problems=[
            Record(batch.code).problem(
                "province",
                batch.code,
                gettext_lazy("has no region"),
                gettext_lazy("a region on the offer or its host"),
            )
            for batch, row in found
            if row.province not in NUMBER_OF
        ],
    )


@dataclass(frozen=True, slots=True)
class Record:
    """Where a row comes from: the record with this code."""

    code: str

    @property
    def name(self) -> Text:
        return format_lazy("{label} › {code}", label=gettext_lazy("database"), code=self.code)

    def has(self, name: str) -> bool:
        """Every field of a record can be read."""
        return True

    def problem(self, name: str, value: str, reason: Text, right: Text) -> Problem:
        return Problem(str(self.name), 0, -1, "", value, told(value, reason, right))


def _terms(name: str, tables: set[str]) -> Terms:
    model = TERMS[name]
    stored: Iterable[Term] = model.objects.all() if model._meta.db_table in tables else ()
    terms = {term.code: InBoth(term.name_id, term.name_en or term.name_id) for term in stored}
    return terms or {
        term["code"]: InBoth(term["name_id"], term["name_en"]) for term in shipped_terms(name)
    }


def _regencies() -> dict[str, str]:
    rows = source.rows(source.REGENCY)
    return {row.code: row.name for row in rows if row.level == source.REGENCY}


def row_of_batch(batch: Batch, stages: list[str]) -> BatchRow:
    """`batch` as `open_for_matching` loads it; `stages` are codes in the vocabulary's order."""
    offer, region = batch.offer, _region(batch.offer)
    stage = offer.minimum_stage
    return BatchRow(
        id=batch.code,
        host=offer.host.code,
        province=region[:2],
        regency=region[:4] if len(region) >= 4 else "",
        sectors=tuple(sector.code for sector in offer.sectors.all()),
        competencies=tuple(term.code for term in offer.competencies.all()),
        units=tuple(term.code for term in offer.business_units.all()),
        modes=_MODES[Where(offer.mode)],
        stage=stages.index(stage.code) + 1 if stage else 0,
        languages=(offer.language,),
        provides=offer.access_codes,
        starts=batch.starts_on,
        ends=batch.ends_on,
        seats=batch.seats,
        minimum=batch.minimum,
        reserve=batch.reserve_3t,
        team_limit=batch.max_per_cooperative,
        origins=tuple(sorted(province.code for province in batch.origins.all())),
    )


def _region(offer: Offer) -> str:
    return offer.region_id or offer.host.region_id or ""
