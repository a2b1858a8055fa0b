"""Which database this process works on, and whether the portal was ever set up in it.

A command that runs without its settings (from cron, say) meets another, empty database, and must
not call that a success.
"""

from pathlib import Path

from django.apps import AppConfig
from django.conf import settings
from django.core.management import call_command
from django.db import DEFAULT_DB_ALIAS, connection
from django.db.migrations.recorder import MigrationRecorder


class DatabaseIsEmpty(Exception):
    """The portal was never set up in this database; the message names it."""


def refuse_empty_database() -> None:
    """Raises DatabaseIsEmpty. A SQLite file that is not there is not made by asking."""
    if not is_set_up():
        raise DatabaseIsEmpty(
            f"There is no portal in {named_database()}. Was another database meant? The settings "
            f"are {settings.SETTINGS_MODULE}; put DJANGO_SETTINGS_MODULE and what docs/settings.md "
            "names into .env."
        )


def is_set_up() -> bool:
    """Whether migrations have run here."""
    if connection.vendor == "sqlite":
        name = str(connection.settings_dict["NAME"])
        if "memory" not in name and not Path(name).exists():
            return False
    return bool(MigrationRecorder(connection).applied_migrations())


def named_database() -> str:
    """Its kind and its name, without user and password."""
    values = connection.settings_dict
    host = values.get("HOST") or values.get("OPTIONS", {}).get("host")
    where = f" on {host}" if host else ""
    return f"the {connection.display_name} database {values['NAME']}{where}"


def make_cache_tables(sender: AppConfig, using: str = DEFAULT_DB_ALIAS, **kwargs: object) -> None:
    """Before the first migration writes: what it writes renews what is kept in these tables.

    Also after an upgrade that brings another table. Does nothing for caches elsewhere.
    """
    call_command("createcachetable", database=using, verbosity=0)
