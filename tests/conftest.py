"""Shared fixtures. Areas keep their own in their folders."""

import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
import time_machine
from django.core.cache import caches
from django.utils import timezone, translation
from hypothesis import HealthCheck
from hypothesis import settings as of_hypothesis

from home.cache import renewal
from home.groups import EDITORS, MODERATORS
from tests import emptying, migrated, one_day, telling_apart
from tests.factories import people

# What is imported and collected stays to the end. Looking through it for garbage again and again
# was a third of the time of the collection and a twentieth of that of the tests.
gc.disable()

# A busy machine is slow, and no test is about time: budgets are measured by benchmarks/.
of_hypothesis.register_profile(
    "portal", deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow]
)
of_hypothesis.load_profile("portal")

# Journeys seed a whole site into the test database, so they run by themselves:
# `pytest tests/browser`. `.ci/test` runs both. Attacks take minutes: `make attack`.
collect_ignore = [
    name for name in ("browser", "attack") if not any(f"tests/{name}" in word for word in sys.argv)
]


def pytest_configure(config: pytest.Config) -> None:
    telling_apart.register(config)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    telling_apart.leave_out(config, items)


def pytest_collection_finish() -> None:
    gc.collect()
    gc.freeze()
    gc.enable()


@pytest.fixture(scope="session")
def django_db_keepdb(django_db_keepdb, django_db_modify_db_settings, django_db_blocker) -> bool:
    """Whether pytest-django takes the database as it finds it: asked for, or a fresh copy."""
    with django_db_blocker.unblock():
        return migrated.copied() or django_db_keepdb


@pytest.fixture(autouse=True)
def _within_one_day() -> Iterator[None]:
    if (moment := one_day.begin(now := timezone.localtime())) == now:
        yield
        return
    with time_machine.travel(moment, tick=True):
        yield


@pytest.fixture(scope="session", autouse=True)
def _emptied_quickly() -> Iterator[None]:
    with emptying.quickly():
        yield


@pytest.fixture(autouse=True)
def _fresh_cache() -> None:
    """Cached lists must not leak between tests; counts of throttles end with the transaction."""
    for name in ("default", "pages"):
        caches[name].clear()


@pytest.fixture(autouse=True)
def _first_language() -> None:
    """A page that a test has read leaves its language behind."""
    translation.activate("id")


@pytest.fixture
def editor(db):
    return people.staff(EDITORS)


@pytest.fixture
def moderator(db):
    return people.staff(MODERATORS)


@pytest.fixture
def stranger(db):
    """Signed up, without any right."""
    return people.stranger()


@pytest.fixture
def at_desk(client, editor):
    """The editor's browser."""
    client.force_login(editor)
    return client


@pytest.fixture
def search_index(db, settings, tmp_path):
    """An embedded index of its own; call it to index what is in the database now."""
    from search import backends, finding, indexing, lexicons, rebuilding

    def forget():
        indexing._rest.until = 0.0
        backends.forget()
        lexicons.forget()
        finding.forget()

    forget()
    settings.SEARCH_ENGINES = {"default": {"URL": "embedded://", "PATH": tmp_path / "search"}}
    yield rebuilding.rebuild
    forget()


@pytest.fixture
def django_capture_on_commit_callbacks(django_capture_on_commit_callbacks):
    """As if a transaction began with the block: what was told before belongs to another."""

    @contextmanager
    def capture(**options):
        renewal.forget()
        with django_capture_on_commit_callbacks(**options) as callbacks:
            yield callbacks

    return capture
