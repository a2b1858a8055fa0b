"""What a ranking is worth, as trec_eval counts it: nDCG@10, MRR@10, Recall@100, latency.

nDCG: linear gain, discount log2(rank + 1), ideal order of the judged passages
(Järvelin and Kekäläinen 2002).
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from statistics import mean

TOP = 10
DEEP = 100


@dataclass(slots=True)
class Run:
    """Rankings by question; milliseconds of each answer; seconds that indexing took."""

    rankings: dict[str, Sequence[str]] = field(default_factory=dict)
    times: list[float] = field(default_factory=list)
    indexing: float = 0.0


def measure(
    run: Run, judgements: Mapping[str, Mapping[str, int]], documents: int
) -> dict[str, float | int]:
    """The eight figures, each a mean over the questions of the run."""
    judged = [(ranking, judgements[name]) for name, ranking in run.rankings.items()]
    return {
        "ndcg@10": round(mean(ndcg(ranking, grades) for ranking, grades in judged), 4),
        "mrr@10": round(mean(reciprocal_rank(ranking, grades) for ranking, grades in judged), 4),
        "recall@100": round(mean(recall(ranking, grades) for ranking, grades in judged), 4),
        "zero_results": round(mean(not ranking for ranking, _grades in judged), 4),
        "p50_ms": round(percentile(run.times, 50), 2),
        "p95_ms": round(percentile(run.times, 95), 2),
        "documents": documents,
        "queries": len(judged),
    }


def ndcg(ranking: Sequence[str], grades: Mapping[str, int], top: int = TOP) -> float:
    ideal = _gain(sorted(grades.values(), reverse=True)[:top])
    return _gain(grades.get(passage, 0) for passage in ranking[:top]) / ideal if ideal else 0.0


def reciprocal_rank(ranking: Sequence[str], grades: Mapping[str, int], top: int = TOP) -> float:
    ranks = (at for at, passage in enumerate(ranking[:top], start=1) if grades.get(passage, 0) > 0)
    first = next(ranks, 0)
    return 1 / first if first else 0.0


def recall(ranking: Sequence[str], grades: Mapping[str, int], deep: int = DEEP) -> float:
    relevant = {passage for passage, grade in grades.items() if grade > 0}
    return len(relevant.intersection(ranking[:deep])) / len(relevant) if relevant else 0.0


def percentile(values: Sequence[float], percent: int) -> float:
    """The smallest value that so many percent do not exceed."""
    ordered = sorted(values)
    return ordered[max(0, math.ceil(len(ordered) * percent / 100) - 1)] if ordered else 0.0


def _gain(grades: Iterable[int]) -> float:
    return sum(max(0, grade) / math.log2(at + 2) for at, grade in enumerate(grades))
