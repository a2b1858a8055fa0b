"""Processes that run without end beat in the shared cache, where monitors hear them.

Of the process, not of its work: a worker may be busy with one job for long. What is stuck is
told by the rows of jobs themselves (`home/jobs`), and by the lag of the index (`search/health.py`).
"""

import logging
import threading
import time
from dataclasses import dataclass

from django.core.cache import cache
from django.db import DatabaseError, connections

logger = logging.getLogger(__name__)
EVERY = 15.0  # seconds


@dataclass(frozen=True, slots=True)
class Heart:
    """Of all processes of one kind: who listens hears the last beat of any of them."""

    key: str
    silent_after: int  # seconds; then nobody is thought to live

    def beat(self) -> None:
        cache.set(self.key, time.time(), self.silent_after)

    def silent_seconds(self) -> float | None:
        """Since the last beat; None when none is heard."""
        at = cache.get(self.key)
        return None if at is None else round(max(0.0, time.time() - at), 1)

    def begin(self) -> None:
        """Beat from now on, in a thread that ends with the process."""
        threading.Thread(target=self._beat_on, name="heart", daemon=True).start()

    def _beat_on(self) -> None:
        while True:
            try:
                self.beat()
            except DatabaseError as error:  # it may be away for a while; the heart must not stop
                logger.warning("the beat was not heard: %s", error)
            finally:
                connections.close_all()  # this thread's own
            time.sleep(EVERY)


JOBS = Heart("jobs:beat", silent_after=60)
INDEXER = Heart("indexer:beat", silent_after=300)  # minutes pass while an index is built anew
