"""Everything that is published about how a round decides, in one value."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from .criteria import CRITERIA, Criterion
from .priorities import PriorityClasses
from .rules import RULES, Rule

VERSION = "2025.1"


@dataclass(frozen=True, slots=True)
class Policy:
    """Rules, criteria and classes with the version under which they were published."""

    version: str = VERSION
    rules: tuple[Rule, ...] = RULES
    criteria: tuple[Criterion, ...] = CRITERIA
    classes: PriorityClasses = field(default_factory=PriorityClasses)

    def with_weights(self, weights: Mapping[str, int]) -> "Policy":
        """The same policy with other weights; raises ``KeyError`` for an unknown criterion."""
        unknown = set(weights) - {criterion.code for criterion in self.criteria}
        if unknown:
            raise KeyError(", ".join(sorted(unknown)))
        changed = (replace(c, weight=weights.get(c.code, c.weight)) for c in self.criteria)
        return replace(self, criteria=tuple(changed))

    @property
    def rule_numbers(self) -> dict[str, int]:
        """Position of each rule code in the published order, from 0."""
        return {rule.code: number for number, rule in enumerate(self.rules)}
