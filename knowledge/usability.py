"""What a cooperative can use today comes first. Pure: no Django, no database.

The usual order of the library: something in hand in the reader's language, then adapted, then
with a result on record, then the tool's own text rather than a worksheet of ours alone, then the
step of its path, then any known use. Equal ones follow by name.
"""

from dataclasses import dataclass

from knowledge.adaptation import Step

# The stage that is stored of a page is the last step that it has reached.
_AT = {step.value: number for number, step in enumerate(Step)}
_ADAPTED = _AT[Step.ADAPTED]


@dataclass(frozen=True)
class UseFacts:
    """`files`: in the reader's language. `has_text`: the tool's own text in that language, linked
    or attached; a page about the tool is none. `results`: tests whose result is on record;
    `uses`: all that are known.
    """

    stage: str = Step.SUMMARY.value
    files: int = 0
    has_text: bool = False
    results: int = 0
    uses: int = 0

    @property
    def is_in_hand(self) -> bool:
        return self.files > 0 or self.has_text


def readiness(facts: UseFacts) -> int:
    """A number to sort by, greatest first."""
    at = _AT.get(facts.stage, 0)
    said = (
        facts.is_in_hand,
        at >= _ADAPTED,
        facts.results > 0,
        facts.has_text,
    )
    number = 0
    for is_so in said:
        number = 2 * number + is_so
    return (number * len(_AT) + at) * 2 + (facts.uses > 0)
