"""One world for all that a module asks."""

from collections.abc import Iterator

import pytest
from django.db import transaction
from django.utils import translation

from tests.portal.permissions.world import World


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[World]:
    with django_db_blocker.unblock(), transaction.atomic():  # type: ignore[attr-defined]
        with translation.override("id"):
            made = World()
        yield made
        transaction.set_rollback(True)
