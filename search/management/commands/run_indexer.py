"""The indexer: applies noted changes to the index, within a second, until it is stopped.

One per installation. It holds the writer of the index; kill it at any time, the next one
continues where it was.
"""

import logging
import signal
import threading
import time
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import close_old_connections

from search import backends, indexing
from search.documents import EngineUnavailable

logger = logging.getLogger(__name__)
IDLE_SECONDS = 0.3
FAILED_SECONDS = 5.0
TIDY_SECONDS = 600.0


class Command(BaseCommand):
    help = "Apply changes to the search index as they are made."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--once", action="store_true", help="stop when nothing is left to do")

    def handle(self, *args: Any, **options: Any) -> None:
        self.stopped = threading.Event()
        if threading.current_thread() is threading.main_thread():
            for number in (signal.SIGTERM, signal.SIGINT):
                signal.signal(number, lambda *_: self.stopped.set())
        while not self.stopped.is_set():
            try:
                with backends.engine().writing():
                    self._work(options["once"])
                return
            except EngineUnavailable as error:
                logger.error("search index not updated: %s", error)
                if options["once"]:
                    raise SystemExit(1) from error
                self.stopped.wait(FAILED_SECONDS)

    def _work(self, once: bool) -> None:
        tidied = 0.0
        while not self.stopped.is_set():
            if indexing.drain():
                continue
            if once:
                return
            if time.monotonic() - tidied > TIDY_SECONDS:
                indexing.forget_old_changes()
                tidied = time.monotonic()
            close_old_connections()
            self.stopped.wait(IDLE_SECONDS)
