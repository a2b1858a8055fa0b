"""The answer for one row: the village that is meant, and its cooperative. Pure."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from partners.organisations.reconciliation.deciding import Finding, Reason, Verdict
from partners.organisations.reconciliation.known import Cooperative
from partners.organisations.reconciliation.places import Place

MOST_COOPERATIVES = 5


@dataclass(frozen=True, slots=True)
class Answer:
    """`finding` is about the village; `cooperative` the one that is meant, where that is sure.

    `others`: cooperatives that may be meant, with their score, best first.
    """

    finding: Finding
    cooperative: Cooperative | None = None
    others: tuple[tuple[Cooperative, float], ...] = ()

    @property
    def verdict(self) -> Verdict:
        return self.finding.verdict

    @property
    def score(self) -> float:
        if self.verdict is Verdict.AUTOMATIC and not self.finding.candidates:
            return 100.0
        best = max((score for _, score in self.others), default=0.0)
        return self.finding.score or best


def of_programme(cooperatives: Iterable[Cooperative]) -> Mapping[str, list[Cooperative]]:
    """Village code to the Koperasi Merah Putih there."""
    found: dict[str, list[Cooperative]] = defaultdict(list)
    for one in cooperatives:
        if one.is_programme and len(one.region) == 10:
            found[one.region].append(one)
    return found


def with_cooperative(
    finding: Finding, programme: Mapping[str, Sequence[Cooperative]], place: Place
) -> Answer:
    """With the one Koperasi Merah Putih of the village; of several none is chosen."""
    there = programme.get(finding.village, ())
    if len(there) == 1 and there[0].has_another_number(place.number):
        unsure = replace(finding, verdict=Verdict.UNSURE, reason=Reason.CONTRADICTION)
        return Answer(unsure, None, ((there[0], finding.score),))
    if len(there) == 1:
        return Answer(finding, there[0])
    offered = [
        (one, candidate.score)
        for candidate in finding.candidates
        for one in programme.get(candidate.village.code, ())
    ]
    return Answer(finding, None, tuple(offered[:MOST_COOPERATIVES]))
