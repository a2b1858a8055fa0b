"""A promise whose day was moved is the same promise: known by its agreement and its words.

Where several promises have the same words, each is known by its day alone: a report every year.
"""

from collections import Counter
from collections.abc import Collection
from dataclasses import replace

from partners.agreements.importing.commitments import Key, Promised, Target, Targets


def known_by_words(promised: Collection[Promised], targets: Targets) -> dict[Key, int]:
    """Rows of a list that no recorded promise equals, and the one of the same words; none where
    the list or the register has these words more than once for the agreement.
    """
    said = Counter(each.key[:2] for each in promised)
    recorded: dict[tuple[Target, str], list[int]] = {}
    for (target, words, _day), key in targets.promises.items():
        recorded.setdefault((target, words), []).append(key)
    return {
        each.key: recorded[each.key[:2]][0]
        for each in promised
        if not each.known and said[each.key[:2]] == len(recorded.get(each.key[:2], ())) == 1
    }


def known_as(promised: Promised, recorded: int | None) -> Promised:
    return replace(promised, known=True, recorded=recorded) if recorded else promised
