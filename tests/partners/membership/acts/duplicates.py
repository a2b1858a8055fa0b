"""What is said about two records that may be one."""

from collections.abc import Callable
from typing import Any

from django.urls import reverse
from django.utils import timezone

from home.access import Actor
from home.desk.locking import version_of
from partners.organisations.models import DuplicatePair
from tests.factories.claims import VillageFactory
from tests.factories.duplicates import a_pair
from tests.factories.membership import AreaFactory
from tests.factories.organisations import CooperativeFactory

Sent = tuple[str, dict[str, Any]]
WHY = "Pengurusnya lain"


def _sent(name: str, pair: DuplicatePair, **data: str) -> Sent:
    pair.refresh_from_db()
    return reverse(name, args=[pair.pk]), {"seen": version_of(pair), **data}


def _in_area(name: str) -> Callable[[Actor], Sent]:
    def answer(by: Actor) -> Sent:
        village = VillageFactory()
        AreaFactory(person=by.person, region=village)
        both = [CooperativeFactory(region=village) for _ in range(2)]
        return _sent(name, a_pair(*both), why=WHY)

    return answer


def distinct(by: Actor) -> Sent:
    return _sent("duplicate", a_pair(), why=WHY)


def again(by: Actor) -> Sent:
    pair = a_pair(state="distinct", why=WHY, decided_at=timezone.now())
    return _sent("duplicate_again", pair)


ACTS = [
    ("duplicate", distinct, False),
    ("duplicate_again", again, False),
    ("membership:duplicate_two", _in_area("membership:duplicate_two"), False),
    ("membership:duplicate_one", _in_area("membership:duplicate_one"), False),
]
