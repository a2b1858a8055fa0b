"""What-ifs for moderators before they publish: the same applications under other conditions.

- ``reserve=0,10,20``: the reserve for 3T is this share of every batch's seats, to the nearest.
- ``seats=1,3``: so many seats more in each batch that is full with people waiting.
- ``online``: every cooperative would also take part online.
- ``optimum``: the most points in total instead of a stable result (``matching.optimum``);
  reserve and minimum do not count there.

All but the last are whole rounds with the same lottery, and are verified like the round itself.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

import numpy as np

from partners.apprenticeships.rounds.alternatives import (
    Alternative,
    Comparison,
    Kind,
    Question,
    measure,
)
from partners.apprenticeships.rounds.bundle import RoundBundle
from partners.apprenticeships.rounds.running import RoundFailsCheck, verdict_of
from partners.matching import round
from partners.matching.arrays import Bools, Ints
from partners.matching.edges import TooManyPairs
from partners.matching.market import Market
from partners.matching.optimum import MOST_PAIRS, best_total
from partners.matching.rows import Mode

Progress = Callable[[Question], None]

_PLAIN: dict[str, Kind] = {"online": "online", "optimum": "optimum"}
_COUNTED: dict[str, Kind] = {"reserve": "reserve", "seats": "seats"}
_MOST = {"reserve": 100, "seats": 1_000}
_LONGEST = 20


class BadQuestion(ValueError):
    """No such what-if; the argument is what was asked."""


def questions(asked: Sequence[str]) -> list[Question]:
    """From what was typed, such as ``["reserve=0,10", "online"]``; raises ``BadQuestion``."""
    return list(dict.fromkeys(question for text in asked for question in _read(text)))


def _read(text: str) -> Iterator[Question]:
    if text in _PLAIN:
        yield Question(_PLAIN[text])
        return
    name, _, listed = text.partition("=")
    amounts = [int(part) for part in re.findall(r"[0-9]+", listed)]
    is_list = re.fullmatch(r"[0-9]{1,4}(,[0-9]{1,4})*", listed) and len(amounts) <= _LONGEST
    if name not in _COUNTED or not is_list or max(amounts) > _MOST[name]:
        raise BadQuestion(text)
    yield from (Question(_COUNTED[name], amount) for amount in amounts)


def compare(
    bundle: RoundBundle, asked: Sequence[Question], progress: Progress = lambda question: None
) -> Comparison:
    """The round itself first, then every question in order. A whole round's time for each.

    Raises ``RoundFailsCheck`` if an alternative round does not pass the verifier.
    """
    base, outcome = bundle.market, bundle.outcome
    rows, left_out = [_measured(bundle, None, base, outcome.place, outcome.closed)], []
    for question in asked:
        progress(question)
        if question.kind == "optimum":
            try:
                place = best_total(base, most_pairs=MOST_PAIRS).place
            except TooManyPairs:
                left_out.append(question)
                continue
            nothing_closed = np.zeros(len(base.batches), dtype=np.bool_)
            rows.append(_measured(bundle, question, base, place, nothing_closed))
        else:
            changed = _changed(bundle, question)
            other = round.run(changed)
            verdict = verdict_of(changed, other)
            if not verdict.is_good:
                raise RoundFailsCheck(verdict)
            rows.append(_measured(bundle, question, changed, other.place, other.closed))
    return Comparison(tuple(rows), tuple(left_out))


def _measured(
    bundle: RoundBundle,
    question: Question | None,
    market: Market,
    place: Ints,
    closed: Bools,
) -> Alternative:
    return measure(question, bundle.market, bundle.outcome.place, market, place, closed)


def _changed(bundle: RoundBundle, question: Question) -> Market:
    """The same market but for what is asked; the lottery depends on seed and ids only."""
    a, b = bundle.applications, bundle.batches
    if question.kind == "online":
        a = replace(a, modes=a.modes | np.uint8(Mode.ONLINE))
    elif question.kind == "reserve":
        b = replace(b, reserve=((b.seats * question.amount + 50) // 100).astype(np.int32))
    else:
        b = replace(b, seats=b.seats + question.amount * _binding(bundle))
    return Market.of(a, b, bundle.seed, policy=bundle.policy, locked=bundle.locked)


def _binding(bundle: RoundBundle) -> Ints:
    """1 for batches that are full while somebody waits: shape (m,)."""
    full = bundle.outcome.filled >= bundle.batches.seats
    waiting = np.diff(bundle.outcome.waiting.start) > 0
    return (full & waiting & ~bundle.outcome.closed).astype(np.int32)
