"""The worker of jobs, of django-tasks-db, with a heart that `manage.py health` hears.

What it takes from the queue bears its name, so that `recover_jobs` sees when it is gone.
"""

from argparse import ArgumentParser
from typing import Any

from django.utils.crypto import get_random_string
from django_tasks_db.management.commands import db_worker

from home import heartbeats
from home.jobs import workers


class Command(db_worker.Command):
    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.set_defaults(worker_id=None)

    def handle(self, **options: Any) -> None:
        heartbeats.JOBS.begin()
        name = options.pop("worker_id") or workers.this_one() or get_random_string(32)
        super().handle(worker_id=name, **options)
