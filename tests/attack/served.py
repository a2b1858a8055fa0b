"""A portal of its own in production's way: gunicorn with two workers, on loopback.

`asked` holds what one needs to know to ask it: the editor's session, and addresses of the admin.
"""

import http.client
import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import uuid4

from tests.architecture.test_docs import ROOT
from tests.architecture.test_settings import PRODUCTION

HOST = "simpul.example"
# An administrator with a second factor, signed in; regions down to regencies, to be quick.
BEGIN = """
import json, sys
import django
django.setup()
from functools import partial
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from home.regions.source import REGENCY
from home.services.regions import load_regions
from partners.organisations.admin.viewsets import organisation_viewset
from portal.management.commands import setup
from portal.users.models import User
setup.load_regions = partial(load_regions, down_to=REGENCY)
call_command("setup", stdout=sys.stderr)
editor = User.objects.create_superuser("editor@simpul.example", "x")
Authenticator.objects.create(user=editor, type=Authenticator.Type.TOTP, data={"secret": "x"})
client = Client(headers={"host": settings.ALLOWED_HOSTS[0]})
client.force_login(editor)
name = settings.SESSION_COOKIE_NAME
print(json.dumps({
    "session": f"{name}={client.cookies[name].value}",
    "import": reverse("agreements_import:hand_in"),
    "organisation": reverse(organisation_viewset.get_url_name("add")),
}))
"""


@dataclass(frozen=True)
class Answer:
    status: int  # 0: hung up without a word
    text: str
    seconds: float
    headers: dict[str, str]


@dataclass(frozen=True)
class Portal:
    port: int
    environment: dict[str, str]
    asked: dict[str, str]
    gunicorn: int  # the process that keeps the workers

    def ask(
        self, path: str, method: str = "GET", body: bytes | None = None, **headers: str
    ) -> Answer:
        """As the proxy in front passes it on."""
        began = time.monotonic()
        told = {"Host": HOST, "X-Forwarded-Proto": "https", "Referer": f"https://{HOST}/"}
        with closing(http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)) as line:
            try:
                line.request(method, path, body, {**told, **headers})
                answer = line.getresponse()
                text, status = answer.read().decode(errors="replace"), answer.status
            except (http.client.HTTPException, ConnectionError):
                return Answer(0, "", time.monotonic() - began, {})
        return Answer(status, text, time.monotonic() - began, dict(answer.getheaders()))

    def open(self, path: str) -> "Form":
        """The editor's; asked again while a worker is killed over it."""
        while not (page := self.ask(path, Cookie=self.asked["session"])).status:
            continue
        token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page.text)
        assert token, f"{path}: {page.status} {page.text[:300]}"
        cookie = re.search(r"__Host-csrf=\w+", page.headers["Set-Cookie"])
        assert cookie
        return Form(self, path, f"{self.asked['session']}; {cookie[0]}", token[1])

    def told(self, code: str) -> str:
        """What our code prints, run beside the workers."""
        return run_python(f"import django; django.setup()\n{code}", self.environment)

    def workers(self) -> set[int]:
        return set(children(self.gunicorn))


@dataclass(frozen=True)
class Form:
    portal: Portal
    path: str
    cookies: str
    token: str

    def send(self, values: dict[str, str | tuple[str, bytes]]) -> Answer:
        """A file is (name, content)."""
        kind, body = _multipart({"csrfmiddlewaretoken": self.token, **values})
        headers = {"Cookie": self.cookies, "Content-Type": kind}
        return self.portal.ask(self.path, "POST", body, **headers)


def _multipart(values: dict[str, Any]) -> tuple[str, bytes]:
    border, parts = uuid4().hex, []
    for name, value in values.items():
        file, content = value if isinstance(value, tuple) else ("", value.encode())
        more = f'; filename="{file}"' if file else ""
        head = f'--{border}\r\nContent-Disposition: form-data; name="{name}"{more}\r\n\r\n'
        parts += [head.encode(), content, b"\r\n"]
    return f"multipart/form-data; boundary={border}", b"".join([*parts, f"--{border}--".encode()])


def children(process: int) -> list[int]:
    return [
        int(one) for one in Path(f"/proc/{process}/task/{process}/children").read_text().split()
    ]


def run_python(code: str, environment: dict[str, str]) -> str:
    done = subprocess.run(  # noqa: S603 - our own code
        [sys.executable, "-c", code],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@contextmanager
def portal(folder: Path, **own: str) -> Iterator[Portal]:
    """In an empty folder; `own` settings of the environment."""
    known = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    environment = {**known, **PRODUCTION, "DATA_DIR": str(folder), "TRUST_PROXY": "true", **own}
    asked = json.loads(run_python(BEGIN, environment))
    port = free_port()
    gunicorn = str(Path(sys.executable).with_name("gunicorn"))
    start = (gunicorn, "-c", "python:portal.gunicorn", "--bind", f"127.0.0.1:{port}")
    with running(port, *start, **environment) as process:
        yield Portal(port, environment, asked, process)


@contextmanager
def postgres() -> Iterator[tuple[str, int]]:
    """The address of a server of its own, and its process."""
    told = "import os; print(os.environ['DATABASE_URL'], flush=True); input()"
    with subprocess.Popen(  # noqa: S603 - our own code
        [ROOT / ".ci/postgres", sys.executable, "-c", told],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as keeper:
        address = keeper.stdout.readline().strip()
        folder = Path(address.partition("host=")[2])
        process = int((folder / "data/postmaster.pid").read_text().split()[0])
        yield address, process
        keeper.communicate("\n", timeout=60)


@contextmanager
def stopped(process: int) -> Iterator[None]:
    """A server that takes connections and says nothing: itself and all its children."""
    all_of_it = [process, *children(process)]
    for one in all_of_it:
        os.kill(one, signal.SIGSTOP)
    try:
        yield
    finally:
        for one in all_of_it:
            os.kill(one, signal.SIGCONT)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def running(port: int, *command: object, **environment: str) -> Iterator[int]:
    """The number of its process, once it answers at the port."""
    process = subprocess.Popen(  # noqa: S603 - our own command
        [str(word) for word in command], cwd=ROOT, env={**os.environ, **environment}
    )
    try:
        for _ in range(300):
            if process.poll() is not None or _answers(port):
                break
            time.sleep(0.1)
        assert process.poll() is None, f"{command[0]} has stopped"
        yield process.pid
    finally:
        process.terminate()
        process.wait(30)


def _answers(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def p95(seconds: list[float]) -> float:
    return sorted(seconds)[int(0.95 * (len(seconds) - 1))]
