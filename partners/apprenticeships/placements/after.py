"""What follows from a plan at home whose result is published, said by rooms that know more.

Such a room registers both questions when it is ready: `after.register(Sequel(ways, readers))`.
`ways(standing, published)` answers links for who looks at the plan in the workspace, `readers` what
readers may follow, by key of the plan.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass

from django.utils.functional import Promise

from partners.apprenticeships.placements.models import PublishedPlan
from partners.membership.workspace.standing import Standing


@dataclass(frozen=True, slots=True)
class Way:
    """`is_act`: it begins something."""

    label: str | Promise
    url: str
    is_act: bool = False


@dataclass(frozen=True, slots=True)
class Sequel:
    ways: Callable[[Standing, PublishedPlan], Iterable[Way]]
    readers: Callable[[Collection[int]], Mapping[int, Iterable[Way]]]


_sequels: list[Sequel] = []


def register(sequel: Sequel) -> None:
    if sequel not in _sequels:
        _sequels.append(sequel)


def ways_from(standing: Standing, published: PublishedPlan) -> list[Way]:
    return [way for sequel in _sequels for way in sequel.ways(standing, published)]


def for_readers(plans: Collection[int]) -> dict[int, list[Way]]:
    """By key of the plan; no query where there is none."""
    found: dict[int, list[Way]] = {key: [] for key in plans}
    for sequel in _sequels if plans else ():
        for key, ways in sequel.readers(plans).items():
            found[key].extend(ways)
    return found
