"""Steps of a job that end together with the mark of how far they came."""

from typing import Any

from django.db import connection

from home.jobs import cycles
from partners.organisations.models import RegisterImport

# PostgreSQL reads whole tables for a thousand keys, so fewer statements ask for more of them. On
# SQLite nobody else writes while a chunk does.
SIZE = 5_000 if connection.vendor == "postgresql" else 1_000


class Lost(Exception):
    """The run is its row's no more: it was given up for dead, or somebody asked anew."""


def beat(record: RegisterImport, **values: Any) -> None:
    """Say that this run lives, and how far it is; inside the transaction of the chunk.

    Whoever gets on is not given up, however often it is killed. Raises Lost.
    """
    if not record.beat(attempts=1, **values):
        raise Lost
    cycles.search_what_is_new()


def finish(record: RegisterImport, **values: Any) -> None:
    """Raises Lost."""
    if not record.finish(RegisterImport.State.DONE, problem={}, **values):
        raise Lost
