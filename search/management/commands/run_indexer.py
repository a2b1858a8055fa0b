"""The indexer: applies noted changes to the index, within a second, until it is stopped.

One per installation. It holds the writer of the index; kill it at any time, the next one
continues where it was. An index that is absent or damaged is built anew.
"""

import signal
import threading
import time
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import close_old_connections

from home import heartbeats
from search import backends, healing, indexing, rebuilding
from search.engines.port import EngineUnavailable, IndexUnusable
from search.indexing import outage

IDLE_SECONDS = 0.3
FAILED_SECONDS = 5.0
TIDY_SECONDS = 600.0
PROBE_SECONDS = 60.0


class Command(BaseCommand):
    help = "Apply changes to the search index as they are made."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--once", action="store_true", help="stop when nothing is left to do")

    def handle(self, *args: Any, **options: Any) -> None:
        self.stopped = threading.Event()
        if threading.current_thread() is threading.main_thread():
            for number in (signal.SIGTERM, signal.SIGINT):
                signal.signal(number, lambda *_: self.stopped.set())
        self.heart = Every(heartbeats.EVERY)
        while not self.stopped.is_set():
            self._beat()
            try:
                self._work_or_heal(options["once"])
                return
            except EngineUnavailable as error:
                outage.failed(error)
                if options["once"]:
                    raise SystemExit(1) from error
                self.stopped.wait(FAILED_SECONDS)

    def _work_or_heal(self, once: bool) -> None:
        """An index that cannot be used, or that too much changed in, is built anew; then work
        goes on.
        """
        while not self.stopped.is_set():
            try:
                rebuilding.catch_up(lambda *_: self._beat())
                with backends.engine().writing():
                    if self._work(once):
                        return
            except IndexUnusable as error:
                healing.heal(error)

    def _work(self, once: bool) -> bool:
        """Apply changes; whether that is all, or else the index is to be built anew."""
        tidied, probed = Every(TIDY_SECONDS), Every(PROBE_SECONDS)
        while not self.stopped.is_set():
            self._beat()
            if probed.is_due():
                healing.probe()
            if indexing.drain():
                continue
            if indexing.is_rebuild_due():
                return False
            outage.worked()
            if once:
                return True
            if tidied.is_due():
                indexing.forget_old_changes()
            close_old_connections()
            self.stopped.wait(IDLE_SECONDS)
        return True

    def _beat(self) -> None:
        if self.heart.is_due():
            heartbeats.INDEXER.beat()


class Every:
    """True the first time, then once in so many seconds."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._last: float | None = None

    def is_due(self) -> bool:
        now = time.monotonic()
        if self._last is not None and now - self._last < self._seconds:
            return False
        self._last = now
        return True
