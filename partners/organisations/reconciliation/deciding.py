"""Automatic, unsure or nothing: the rule of score and margin. Pure.

A link is automatic only when nobody could think of another: the best candidate is near enough, the
next one is far enough behind, numbers, directions and kind are the same, and the place fits. A name
that is spelt like another village of the country is no slip of the pen. Everything else is a
suggestion, in the order of its score, with the reason why it was not taken.
"""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from partners.organisations.reconciliation.names import Name, read
from partners.organisations.reconciliation.scoring import (
    OTHER_MARKS,
    SOUNDS_THE_SAME,
    Block,
    Candidate,
)

MOST_CANDIDATES = 5
EXACT_MARGIN = 3.0  # points of 100 that the next one is behind
NEAR_MARGIN = 6.0
NEAR_WITH_DISTRICT = 0.85  # likeness of a name with a slip of the pen
NEAR_ALONE = 0.88
SAME_DISTRICT = 0.8
SUGGESTED = 60.0  # points from which a candidate is shown


class Verdict(StrEnum):
    AUTOMATIC = "automatic"
    UNSURE = "unsure"
    NOTHING = "nothing"


class Reason(StrEnum):
    """Why it was linked, or why it was not."""

    NUMBER = "number"  # the registration number
    CODE = "code"
    NAME_AND_DISTRICT = "name-and-district"
    NAME_IN_REGENCY = "name-in-regency"  # no district; no other of this name in the regency
    SWAPPED = "swapped"  # name and district stood in each other's column
    NEAR_NAME = "near-name"  # spelt like nothing else

    SEVERAL = "several"  # the next one is too near
    TOO_DIFFERENT = "too-different"
    OTHER_DISTRICT = "other-district"
    OTHER_MARKS = "other-marks"  # number or direction
    OTHER_KIND = "other-kind"  # desa or kelurahan
    OTHER_VILLAGE = "other-village"  # spelt like a village elsewhere
    NO_REGENCY = "no-regency"  # a name alone is no identity
    REGENCY_UNKNOWN = "regency-unknown"  # or not within the region of the whole list
    REGENCY_UNCLEAR = "regency-unclear"
    ANOTHER_COOPERATIVE = "another-cooperative"  # not named after its village
    CONTRADICTION = "contradiction"  # code, number and name are of several
    UNKNOWN = "unknown"  # nothing like it there
    EMPTY = "empty"


@dataclass(frozen=True, slots=True)
class Finding:
    """`candidates` best first; of an automatic one the first is the village that is meant.

    `margin`: points by which the best is before the next, its whole score if there is none.
    """

    verdict: Verdict
    reason: Reason
    candidates: tuple[Candidate, ...] = ()
    margin: float = 0.0

    @property
    def score(self) -> float:
        return self.candidates[0].score if self.candidates else 0.0

    @property
    def village(self) -> str:
        """Its code, where the link is automatic."""
        automatic = self.verdict is Verdict.AUTOMATIC and self.candidates
        return self.candidates[0].village.code if automatic else ""


def decide(
    name: Name,
    district: str,
    block: Block,
    *,
    elsewhere: Collection[str] = (),
    needs_district: bool = False,
) -> Finding:
    """What one row means in its block.

    `elsewhere` holds the joined keys, of those that `may_be_elsewhere` names, that are villages
    somewhere in the country. `needs_district`: the place is too wide for a name alone.
    """
    found = _judged(name, district, block, elsewhere, needs_district)
    if not district or _has_district(found):
        return found
    swapped = _swapped(name, district, block)
    if swapped and found.verdict is Verdict.AUTOMATIC:  # two readings, one of them with a slip
        return Finding(Verdict.UNSURE, Reason.SEVERAL, found.candidates, found.margin)
    return swapped or found


def may_be_elsewhere(name: Name) -> set[str]:
    """Spellings to look for in the whole country before a slip of the pen is believed."""
    return {key.joined for key in name.keys}


def _judged(
    name: Name, district: str, block: Block, elsewhere: Collection[str], needs_district: bool
) -> Finding:
    if not name.keys:
        return Finding(Verdict.NOTHING, Reason.EMPTY)
    found = block.candidates(name, district)
    shown = [one for one in found if one.score >= SUGGESTED and one.name_likeness >= 0.5]
    if not shown:
        return Finding(Verdict.NOTHING, Reason.UNKNOWN)
    best, margin = shown[0], _margin(found)
    hindrance = _hindrance(name, found, margin, needs_district)
    if hindrance is None and not best.is_exact and may_be_elsewhere(name) & set(elsewhere):
        hindrance = Reason.OTHER_VILLAGE
    kept = tuple(shown[:MOST_CANDIDATES])
    if hindrance:
        return Finding(Verdict.UNSURE, hindrance, kept, margin)
    return Finding(Verdict.AUTOMATIC, _why(best), kept, margin)


def _margin(found: list[Candidate]) -> float:
    return found[0].score - (found[1].score if len(found) > 1 else 0.0)


def _hindrance(
    name: Name, found: list[Candidate], margin: float, needs_district: bool
) -> Reason | None:
    """Why the best is not taken; None where nothing speaks against it."""
    best = found[0]
    if not best.has_marks:
        return Reason.OTHER_MARKS
    if name.kinds and best.village.kind not in name.kinds:
        return Reason.OTHER_KIND
    if best.district_likeness is None:
        if needs_district:
            return Reason.REGENCY_UNCLEAR
        least = NEAR_ALONE
    elif best.district_likeness < SAME_DISTRICT:
        return Reason.OTHER_DISTRICT
    else:
        least = NEAR_WITH_DISTRICT
    if best.is_exact:
        return None if margin >= EXACT_MARGIN else Reason.SEVERAL
    if best.name_likeness < least:
        return Reason.TOO_DIFFERENT
    return None if _is_alone(found, margin) else Reason.SEVERAL


def _is_alone(found: list[Candidate], margin: float) -> bool:
    """Whether no other name of the block is as near, whatever its district and its number: a slip
    may be in the number itself.
    """
    best = found[0]
    others = (one.name_likeness + (0 if one.has_marks else OTHER_MARKS) for one in found[1:])
    nearest = max(others, default=0.0)
    return margin >= NEAR_MARGIN and 100 * (best.name_likeness - nearest) >= NEAR_MARGIN


def _why(best: Candidate) -> Reason:
    if not best.is_exact:
        return Reason.NEAR_NAME
    return Reason.NAME_IN_REGENCY if best.district_likeness is None else Reason.NAME_AND_DISTRICT


def _has_district(found: Finding) -> bool:
    """Whether it is automatic, and lies in the very district that was written."""
    is_automatic = found.verdict is Verdict.AUTOMATIC
    return is_automatic and (found.candidates[0].district_likeness or 0.0) >= SOUNDS_THE_SAME


def _swapped(name: Name, district: str, block: Block) -> Finding | None:
    """Name and district in each other's column: believed where both are exact."""
    if any(like >= SOUNDS_THE_SAME for like in block.district_likeness(district).values()):
        return None
    as_district = " ".join(key.joined for key in name.keys[:1])
    found = block.candidates(read(district), as_district)
    exact = [
        one
        for one in found
        if one.is_exact and one.has_marks and (one.district_likeness or 0.0) >= SOUNDS_THE_SAME
    ]
    if len(exact) != 1 or (name.kinds and exact[0].village.kind not in name.kinds):
        return None
    return Finding(
        Verdict.AUTOMATIC, Reason.SWAPPED, tuple(found[:MOST_CANDIDATES]), _margin(found)
    )
