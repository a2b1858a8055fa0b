"""How far a tool has come from abroad to the village. Pure: no Django, no database.

The path has five steps, each with a proof of its own:

1. our summary: this portal has written what the tool is and how one uses it;
2. translated: a text of the tool in Indonesian exists, linked or attached (worksheets of ours are
   none);
3. adapted: at least one part was changed for Indonesia, not only proposed, and not given up;
4. tried: it was used in Indonesia, and a source tells the result;
5. recommended: it worked here at least once, and no verdict about a change is open.

A step counts as reached when its proof is there and all steps before it are reached; a gap is
passed only where the page says why. A tool that was made in Indonesia needs neither translation
nor adaptation; its path has the other three steps. Readers see these words on the page "How tools
are tested and adapted" (home/data/site.toml).
"""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum


class Step(StrEnum):
    SUMMARY = "summary"
    TRANSLATED = "translated"
    ADAPTED = "adapted"
    TRIED = "tried"
    RECOMMENDED = "recommended"


FROM_ABROAD = tuple(Step)
MADE_HERE = (Step.SUMMARY, Step.TRIED, Step.RECOMMENDED)


@dataclass(frozen=True)
class PathFacts:
    """What is known of one tool.

    `has_text`: a text of the tool in Indonesian is linked or attached. `adaptations`: changes
    made for Indonesia and not given up. `open_adaptations`: changes, also proposed ones, that
    still wait for their verdict. `results_here`: uses in Indonesia whose result is on record;
    `good_results_here`: those of them where the tool worked. `is_gap_explained`: the page says
    why a step was passed over.
    """

    is_from_abroad: bool = True
    has_text: bool = False
    adaptations: int = 0
    open_adaptations: int = 0
    results_here: int = 0
    good_results_here: int = 0
    is_gap_explained: bool = False


def steps_of(facts: PathFacts) -> tuple[Step, ...]:
    """The steps that this tool's path has at all."""
    return FROM_ABROAD if facts.is_from_abroad else MADE_HERE


def proven(facts: PathFacts) -> frozenset[Step]:
    """The steps whose own proof is there, whatever came before."""
    proofs = {
        Step.SUMMARY: True,
        Step.TRANSLATED: facts.has_text,
        Step.ADAPTED: facts.adaptations > 0,
        Step.TRIED: facts.results_here > 0,
        Step.RECOMMENDED: facts.good_results_here > 0 and facts.open_adaptations == 0,
    }
    return frozenset(step for step in steps_of(facts) if proofs[step])


def reached(facts: PathFacts) -> frozenset[Step]:
    """The steps that are done: up to the first gap, or beyond it where the page says why."""
    there = proven(facts)
    if facts.is_gap_explained:
        return there
    done = set()
    for step in steps_of(facts):
        if step not in there:
            break
        done.add(step)
    return frozenset(done)


def furthest(steps: Collection[Step]) -> Step:
    """The last step of the path among `steps`, of which the first is always one."""
    return max(steps, key=list(Step).index, default=Step.SUMMARY)
