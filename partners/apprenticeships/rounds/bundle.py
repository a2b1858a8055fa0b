"""Everything that a finished and verified round has. Outputs read it and nothing else."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from home.sheets.receipt import Receipt
from partners.apprenticeships.rounds.alternatives import Comparison
from partners.apprenticeships.rounds.vocabulary import Vocabulary
from partners.apprenticeships.rounds.wording import Language
from partners.matching.explanation import Explainer
from partners.matching.lottery import Draw
from partners.matching.market import Market
from partners.matching.participants import Applications, Batches
from partners.matching.policy import Policy
from partners.matching.round import Outcome
from partners.matching.rows import ApplicationRow, BatchRow
from partners.matching.verifier import Verdict


@dataclass(frozen=True, slots=True)
class Names:
    """What readers call things. Ids stand in where nobody gave a name.

    ``cooperatives`` by application id; ``hosts`` and ``offers`` by batch id.
    """

    cooperatives: Mapping[str, str] = field(default_factory=dict)
    hosts: Mapping[str, str] = field(default_factory=dict)
    offers: Mapping[str, str] = field(default_factory=dict)

    def cooperative(self, row: ApplicationRow) -> str:
        return self.cooperatives.get(row.id) or row.cooperative or row.id

    def host(self, row: BatchRow) -> str:
        return self.hosts.get(row.id) or row.host or row.id

    def offer(self, row: BatchRow) -> str:
        return self.offers.get(row.id) or row.id


@dataclass(frozen=True, slots=True)
class Digests:
    """SHA-256 in hexadecimal of the lines of ``plain.lines`` and ``digests.result_lines``."""

    inputs: str
    result: str


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class RoundBundle:
    """One finished round; it exists only if the verifier found nothing.

    Row ``i`` of ``application_rows`` is application ``i`` of every array in ``market`` and
    ``outcome``, and row ``j`` of ``batch_rows`` is batch ``j``: both are sorted by id.
    ``explainer`` has counted why and why not for everybody, once for all outputs.
    ``locked`` maps application ids to the batch where they had to stay. ``is_committed`` says
    that the seed was checked against a commitment published beforehand; ``commitment`` is the
    SHA-256 of the seed either way. ``receipts`` say what was read of
    the files and what was left out. ``comparison`` holds what-ifs, if any were asked for.
    """

    application_rows: tuple[ApplicationRow, ...]
    batch_rows: tuple[BatchRow, ...]
    locked: Mapping[str, str]
    market: Market
    outcome: Outcome
    explainer: Explainer
    verdict: Verdict
    digests: Digests
    commitment: str
    is_committed: bool
    names: Names
    vocabulary: Vocabulary
    language: Language
    receipts: tuple[Receipt, ...]
    comparison: Comparison = field(default_factory=Comparison)

    @property
    def applications(self) -> Applications:
        return self.market.applications

    @property
    def batches(self) -> Batches:
        return self.market.batches

    @property
    def policy(self) -> Policy:
        return self.market.policy

    @property
    def seed(self) -> str:
        return self.market.seed

    @property
    def draw(self) -> Draw:
        """The lottery."""
        return self.market.draw
