"""Which cooperatives have told of a tool, or of an apprenticeship of theirs, where readers see it:
the rooms of these say so.

They register their answers when they are ready, and have `DirectoryRow` renewed when these change.
"""

from collections.abc import Callable, Collection

from django.db.models import BooleanField, Value
from django.db.models.expressions import Combinable

Asked = Callable[[Collection[int]], Collection[int]]
Told = Callable[[], Combinable]
_asked: list[Asked] = []
_learned: list[Told] = []


def register(asked: Asked) -> None:
    """`asked` takes keys of organisations, and answers with those that have told; one query."""
    if asked not in _asked:
        _asked.append(asked)


def reporting(keys: Collection[int]) -> set[int]:
    """Those among these keys of organisations that have told."""
    return {key for asked in _asked for key in asked(keys)}


def register_learning(told: Told) -> None:
    """`told` gives an expression on organisations: whether one has told of its apprenticeship."""
    if told not in _learned:
        _learned.append(told)


def learning() -> Combinable:
    """Asked together with the organisations: it costs no query of its own."""
    return next((told() for told in _learned), Value(False, output_field=BooleanField()))
