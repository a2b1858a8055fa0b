"""An operator who took a step too far can go back: every migration of ours can be taken back."""

from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.db.migrations.loader import MigrationLoader


def _of_ours(label: str) -> bool:
    path = Path(apps.get_app_config(label).path)
    return path.is_relative_to(settings.BASE_DIR) and "site-packages" not in path.parts


def test_every_migration_can_be_taken_back() -> None:
    """Whether it is true of rows is for the tests of those that move some."""
    migrations = MigrationLoader(None).disk_migrations
    ours = {key: one for key, one in migrations.items() if _of_ours(key[0])}
    assert len(ours) > 100
    final = [
        key for key, one in ours.items() if not all(step.reversible for step in one.operations)
    ]
    assert not final
