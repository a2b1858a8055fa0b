"""Points of each criterion in a round: those of the portal, or others that a moderator chose.

They order what a cooperative did not rank by hand. Chosen while the round is a draft, announced
with its rules, and the same from then on: fit, chance, matching, explanations and files read them
here.
"""

from collections.abc import Mapping

from partners.apprenticeships.rounds.models import Round
from partners.matching.policy import Policy

WHOLE = 100
"""The sum of all: points are of a hundred."""


class OtherRules(Exception):
    """The rules that the round promised are not the portal's any more."""


def usual() -> dict[str, int]:
    return {criterion.code: criterion.weight for criterion in Policy().criteria}


def of_round(round: Round) -> dict[str, int]:
    """By code, in the order of the criteria."""
    chosen: Mapping[str, int] = round.weights
    return {code: chosen.get(code, 0) for code in usual()} if chosen else usual()


def are_whole(weights: Mapping[str, object]) -> bool:
    """Whether they are whole points for each criterion, and a hundred together."""
    points = [value for value in weights.values() if type(value) is int and 0 <= value <= WHOLE]
    return {*weights} == {*usual()} and len(points) == len(weights) and sum(points) == WHOLE


def in_short(weights: Mapping[str, int]) -> str:
    """As `match_magang --weights` reads them."""
    return ",".join(f"{code}={points}" for code, points in weights.items())


def are_usual(round: Round) -> bool:
    return of_round(round) == usual()


def policy_of(round: Round) -> Policy:
    """The portal's rules with the points of the round."""
    return Policy().with_weights(of_round(round))


def promised(round: Round) -> Policy:
    """As it was announced. Raises OtherRules."""
    if Policy().version != round.policy or {*round.weights} != {*usual()}:
        raise OtherRules(round.policy)
    return policy_of(round)
