"""How far a tool has come from abroad to the village. Pure: no Django, no database.

The path has five steps. Each is reached by its own proof, so that a gap stays visible:
a tool may have been tried here although nobody translated it. A tool that was made in
Indonesia needs neither translation nor adaptation; its path has the last two steps only.
"""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum


class Step(StrEnum):
    ABROAD = "abroad"
    TRANSLATED = "translated"
    ADAPTED = "adapted"
    TRIED = "tried"
    RECOMMENDED = "recommended"


FROM_ABROAD = tuple(Step)
MADE_HERE = (Step.TRIED, Step.RECOMMENDED)


@dataclass(frozen=True)
class PathFacts:
    """What is known of one tool.

    `adaptations`: changes made for Indonesia and not given up. `open_adaptations`: changes,
    also proposed ones, that still wait for their verdict. `trials_here`: tests in Indonesia;
    `good_trials_here`: those of them where the tool worked.
    """

    is_from_abroad: bool = True
    is_in_indonesian: bool = False
    adaptations: int = 0
    open_adaptations: int = 0
    trials_here: int = 0
    good_trials_here: int = 0

    @property
    def is_adapted(self) -> bool:
        return self.adaptations > 0

    @property
    def is_recommended(self) -> bool:
        """Worked here at least once, no verdict open; from abroad also translated and adapted."""
        fits = not self.is_from_abroad or (self.is_in_indonesian and self.is_adapted)
        return fits and self.good_trials_here > 0 and self.open_adaptations == 0


def steps_of(facts: PathFacts) -> tuple[Step, ...]:
    """The steps that this tool's path has at all."""
    return FROM_ABROAD if facts.is_from_abroad else MADE_HERE


def reached(facts: PathFacts) -> frozenset[Step]:
    """The steps for which there is proof."""
    proofs = {
        Step.ABROAD: facts.is_from_abroad,
        Step.TRANSLATED: facts.is_in_indonesian,
        Step.ADAPTED: facts.is_adapted,
        Step.TRIED: facts.trials_here > 0,
        Step.RECOMMENDED: facts.is_recommended,
    }
    return frozenset(step for step in steps_of(facts) if proofs[step])


def furthest(steps: Collection[Step]) -> Step | None:
    """The last step of the path among `steps`, None when there is none."""
    return max(steps, key=list(Step).index, default=None)


def trust(step: str, tests: int) -> int:
    """A number to sort by: the step reached counts most, then the number of tests."""
    order = [one.value for one in Step]
    return 100 * (order.index(step) + 1 if step in order else 0) + tests
