"""`manage.py check` refuses a production whose jobs would run inside requests."""

from django.conf import settings
from django.core.checks import CheckMessage, Error, register

IMMEDIATE = "django_tasks.backends.immediate.ImmediateBackend"


@register("jobs")
def check_jobs(app_configs: object, **kwargs: object) -> list[CheckMessage]:
    if settings.JOBS_NEED_WORKER and settings.TASKS["jobs"]["BACKEND"] == IMMEDIATE:
        return [
            Error(
                "Jobs would run inside requests.",
                hint="Unset JOBS, or set JOBS=database, and run a worker (docs/operations.md).",
                id="jobs.E001",
            )
        ]
    return []
