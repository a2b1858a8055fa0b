"""The portal in production's way for the rush: gunicorn and what it costs, steps beside it."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

TICKS = os.sysconf("SC_CLK_TCK")
SETTINGS = {
    "DJANGO_SETTINGS_MODULE": "portal.settings.production",
    "SECRET_KEY": "x9" * 30 + "aZ!",
    "ALLOWED_HOSTS": "simpul.example",
    "BASE_URL": "https://simpul.example",
    "EMAIL_URL": "dummy://",
    "SEARCH_URL": "null://",
    "TRUST_PROXY": "true",
}


@dataclass(frozen=True, slots=True)
class Portal:
    port: int
    gunicorn: int
    database: int | None  # the process that keeps PostgreSQL's, where it is known

    def workers(self) -> list[int]:
        return children(self.gunicorn)

    def kill_a_worker(self, which: int) -> None:
        found = self.workers()
        if found:
            os.kill(found[which % len(found)], signal.SIGKILL)

    def cpu(self) -> tuple[float, float]:
        """Seconds of the processor so far: of gunicorn and its workers, of PostgreSQL."""
        return spent(self.gunicorn), spent(self.database) if self.database else 0.0


@contextmanager
def portal(workers: int) -> Iterator[Portal]:
    port = free_port()
    gunicorn = str(Path(sys.executable).with_name("gunicorn"))
    command = [gunicorn, "-c", "python:portal.gunicorn", "--bind", f"127.0.0.1:{port}"]
    told = ["--workers", str(workers), "--log-level", "warning"]
    log = Path(os.environ["DATA_DIR"]) / "gunicorn.log"
    with (
        log.open("ab") as said,
        subprocess.Popen([*command, *told], stdout=said, stderr=said) as process,
    ):
        try:
            _wait_for(port, process)
            yield Portal(port, process.pid, _postmaster())
        finally:
            process.terminate()


def step(call: str, given: Any = None) -> Any:
    """What a function of the benchmarks answers, run in a process of its own, as JSON."""
    module = call.partition(".")[0]
    code = (
        "import json, sys, django; django.setup()\n"
        f"from benchmarks import {module}\n"
        "given = json.load(sys.stdin)\n"
        f"print('\\n' + json.dumps({call}(*given)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        input=json.dumps(given or []),
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return json.loads(done.stdout.strip().splitlines()[-1])


def children(process: int) -> list[int]:
    path = Path(f"/proc/{process}/task/{process}/children")
    return [int(one) for one in path.read_text().split()]


def spent(process: int) -> float:
    """Seconds of a process, of those it has waited for, and of its children."""
    total = 0.0
    for one, also_ended in ((process, True), *((child, False) for child in children(process))):
        try:
            fields = Path(f"/proc/{one}/stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        total += sum(map(int, fields[11 : 15 if also_ended else 13])) / TICKS
    return total


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    for _ in range(600):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        if process.poll() is not None:
            break
        time.sleep(0.1)
    raise SystemExit("gunicorn does not answer")


def _postmaster() -> int | None:
    host = parse_qs(urlsplit(os.environ.get("DATABASE_URL", "")).query).get("host", [""])[0]
    file = Path(host) / "data/postmaster.pid"
    try:
        return int(file.read_text().split()[0]) if host else None
    except OSError:
        return None
