"""Which cooperatives have told of a tool, where readers see it: the room of tools says so.

It registers its answer when it is ready, and has `DirectoryRow` renewed when the answer changes.
"""

from collections.abc import Callable, Collection

Asked = Callable[[Collection[int]], Collection[int]]
_asked: list[Asked] = []


def register(asked: Asked) -> None:
    """`asked` takes keys of organisations, and answers with those that have told; one query."""
    if asked not in _asked:
        _asked.append(asked)


def reporting(keys: Collection[int]) -> set[int]:
    """Those among these keys of organisations that have told."""
    return {key for asked in _asked for key in asked(keys)}
