"""The heart of the worker of jobs beats in the shared cache, where monitors hear it.

Of the process, not of its work: a worker may be busy with one job for long. What is stuck is
told by the rows of jobs themselves (`home/jobs`).
"""

import logging
import threading
import time

from django.core.cache import cache
from django.db import DatabaseError, connections

logger = logging.getLogger(__name__)
KEY = "jobs:beat"
EVERY = 15.0  # seconds
SILENT_AFTER = 60  # seconds; then nobody is thought to live


def begin() -> None:
    """Beat from now on, in a thread that ends with the process."""
    threading.Thread(target=_beat, name="heart", daemon=True).start()


def beat() -> None:
    cache.set(KEY, time.time(), SILENT_AFTER)


def silent_seconds() -> float | None:
    """Since the last beat of any worker; None when none is heard."""
    at = cache.get(KEY)
    return None if at is None else round(max(0.0, time.time() - at), 1)


def _beat() -> None:
    while True:
        try:
            beat()
        except DatabaseError as error:  # it may be away for a while; the heart must not stop
            logger.warning("the beat was not heard: %s", error)
        finally:
            connections.close_all()  # this thread's own
        time.sleep(EVERY)
