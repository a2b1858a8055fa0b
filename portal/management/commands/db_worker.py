"""The worker of jobs, of django-tasks-db, with a heart that `manage.py health` hears."""

from typing import Any

from django_tasks_db.management.commands import db_worker

from portal import alive


class Command(db_worker.Command):
    def handle(self, **options: Any) -> None:
        alive.begin()
        super().handle(**options)
