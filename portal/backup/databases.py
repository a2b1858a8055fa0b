"""Which of the two modules knows the database of these settings."""

import importlib.util
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

from django.apps import apps
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from portal.backup import postgresql, sqlite
from portal.backup.archive import BackupFailed, Facts


def database() -> ModuleType:
    return sqlite if connection.vendor == "sqlite" else postgresql


def refuse_unknown(found: Facts) -> None:
    """Raises BackupFailed for a database that is not a portal's, or of a newer release."""
    if not found.migrations:
        raise BackupFailed("its database has no tables of a portal")
    labels = {config.label for config in apps.get_app_configs()}
    for app, name in sorted(found.migrations - set(_known())):
        if app in labels:
            raise BackupFailed(
                f"it is of a newer release, whose change {app}.{name} this one does not know"
            )


def _known() -> Iterator[tuple[str, str]]:
    """The migrations of this release and those that they replace.

    By the names of their files: Django's own loader imports them, and one of wagtail-localize asks
    the live database then, which may be damaged.
    """
    for config in apps.get_app_configs():
        module, _is_set = MigrationLoader.migrations_module(config.label)
        if module is None or importlib.util.find_spec(module) is None:
            continue
        for folder in importlib.import_module(module).__path__:
            for file in Path(folder).glob("[!_]*.py"):
                yield config.label, file.stem
                if "replaces = " in file.read_text(encoding="utf-8"):
                    one = importlib.import_module(f"{module}.{file.stem}")
                    yield from one.Migration.replaces
