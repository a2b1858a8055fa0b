"""The files of `manage.py deploy_files`, read by the programs that they are for; nginx with TLS.

Everything listens on loopback, on ports of its own.
"""

import http.client
import os
import re
import shutil
import ssl
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from tests.architecture.test_docs import ROOT
from tests.architecture.test_settings import PRODUCTION
from tests.attack.served import HOST, free_port, running

pytestmark = pytest.mark.attack


def program(name: str, package: str) -> str:
    """Its path. Without it the test is skipped, and fails in CI."""
    found = shutil.which(name)
    if not found:
        words = f"{name} is missing; on Debian: apt-get install {package}"
        pytest.fail(words) if "CI" in os.environ else pytest.skip(words)
    return str(found)


def run(*command: object, **environment: str) -> str:
    done = subprocess.run(  # noqa: S603 - our own command
        [str(word) for word in command],
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, f"{done.stdout}\n{done.stderr}"
    return done.stdout + done.stderr


@pytest.fixture(scope="module")
def machine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with certificates in `tls/` and the files in `deploy/`."""
    folder = tmp_path_factory.mktemp("machine")
    (folder / "tls").mkdir()
    run(
        *(program("openssl", "openssl"), "req", "-x509", "-newkey", "rsa:2048", "-nodes"),
        *("-subj", f"/CN={HOST}", "-addext", f"subjectAltName=DNS:{HOST}"),
        *("-keyout", folder / "tls/privkey.pem", "-out", folder / "tls/fullchain.pem"),
    )
    run(
        *(sys.executable, "manage.py", "deploy_files", folder / "deploy", "--user", "root"),
        *("--certificates", folder / "tls"),
        **settings_of(folder),
    )
    return folder


def settings_of(folder: Path) -> dict[str, str]:
    return {**PRODUCTION, "DATA_DIR": str(folder / "data"), "TRUST_PROXY": "true"}


def test_systemd_takes_all_units(machine: Path) -> None:
    units = sorted((machine / "deploy/systemd").iterdir())
    said = run(program("systemd-analyze", "systemd"), "verify", *units)
    assert "simpul" not in said, said


class _Behind(BaseHTTPRequestHandler):
    """Takes what it is sent, as the portal would."""

    def do_POST(self) -> None:
        with suppress(ConnectionError):
            self.rfile.read(int(self.headers["Content-Length"]))
            self.send_response(204)
            self.end_headers()

    def log_message(self, *_words: object) -> None:
        """Nothing."""


def test_what_is_larger_than_the_portal_takes_is_refused_by_caddy_in_both_languages(
    machine: Path, tmp_path: Path
) -> None:
    port = free_port()
    with ThreadingHTTPServer(("127.0.0.1", 0), _Behind) as behind:
        Thread(target=behind.serve_forever, daemon=True).start()
        text = (machine / "deploy/Caddyfile").read_text()
        text = text.replace(f"{HOST} {{", f"http://127.0.0.1:{port} {{")
        text = text.replace("127.0.0.1:8000", f"127.0.0.1:{behind.server_port}")
        file = tmp_path / "Caddyfile"
        file.write_text(f"{{\n\tadmin off\n}}\n{text}")
        start = (program("caddy", "caddy"), "run", "--adapter", "caddyfile", "--config", file)
        with running(port, *start, HOME=str(tmp_path)):
            for size, status in ((10, 204), (26 * 1024 * 1024, 413)):
                with closing(http.client.HTTPConnection("127.0.0.1", port)) as connection:
                    connection.request("POST", "/id/", b"x" * size)
                    answer = connection.getresponse()
                    assert answer.status == status
                    page = answer.read().decode()
        behind.shutdown()
    assert "Berkas terlalu besar" in page
    assert "At most 25 MB can be sent at once." in page


def test_caddy_takes_its_file(machine: Path) -> None:
    file = machine / "deploy/Caddyfile"
    said = run(program("caddy", "caddy"), "validate", "--adapter", "caddyfile", "--config", file)
    assert "Valid configuration" in said


Ask = Callable[..., tuple[int, dict[str, str], str]]


@pytest.fixture(scope="module")
def site(machine: Path) -> Iterator[Ask]:
    """The portal behind nginx: `ask(path, method="GET", body=None, secure=True)`."""
    plain, tls, web = free_port(), free_port(), free_port()
    server = (machine / "deploy/nginx.conf").read_text()
    server = re.sub(r".*listen \[::\].*\n", "", server)
    server = server.replace("listen 80;", f"listen 127.0.0.1:{plain};")
    server = server.replace("listen 443 ", f"listen 127.0.0.1:{tls} ")
    server = server.replace("127.0.0.1:8000", f"127.0.0.1:{web}")
    paths = "".join(
        f"{name}_temp_path {machine}/{name};\n"
        for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    (machine / "nginx.conf").write_text(
        f"daemon off; pid {machine}/pid; error_log {machine}/error.log;\nevents {{}}\n"
        f"http {{ access_log off;\n{paths}{server}}}\n"
    )
    nginx = program("nginx", "nginx")
    said = run(nginx, "-t", "-c", machine / "nginx.conf")
    assert "test is successful" in said
    assert "warn" not in said, said
    environment = settings_of(machine)
    print(run(sys.executable, "manage.py", "setup", **environment))

    def ask(
        path: str, method: str = "GET", body: bytes | None = None, secure: bool = True
    ) -> tuple[int, dict[str, str], str]:
        if secure:
            trusted = ssl.create_default_context(cafile=str(machine / "tls/fullchain.pem"))
            connection: http.client.HTTPConnection = _Named("127.0.0.1", tls, context=trusted)
        else:
            connection = http.client.HTTPConnection("127.0.0.1", plain)
        with closing(connection):
            connection.request(method, path, body, {"Host": HOST})
            answer = connection.getresponse()
            return answer.status, dict(answer.getheaders()), answer.read().decode(errors="replace")

    gunicorn = Path(sys.executable).with_name("gunicorn")
    start = (gunicorn, "-c", "python:portal.gunicorn", "--bind", f"127.0.0.1:{web}")
    with (
        running(web, *start, **environment),
        running(tls, nginx, "-c", machine / "nginx.conf"),
    ):
        yield ask


class _Named(http.client.HTTPSConnection):
    """To loopback, under the name that the certificate is for."""

    def connect(self) -> None:
        http.client.HTTPConnection.connect(self)
        self.sock = self._context.wrap_socket(self.sock, server_hostname=HOST)  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/id/", "Belajar dari koperasi"),
        ("/en/", "Learn from cooperatives"),
        ("/id/perpustakaan/", "Perpustakaan alat"),
        ("/en/library/", "Tool library"),
        ("/healthz", "database"),
    ],
)
def test_readers_get_pages_over_tls(site: Ask, path: str, words: str) -> None:
    status, _headers, text = site(path)
    assert status == 200
    assert words in text


def test_plain_http_leads_to_https(site: Ask) -> None:
    status, headers, _text = site("/id/?q=1", secure=False)
    assert (status, headers["Location"]) == (301, f"https://{HOST}/id/?q=1")


def test_only_this_host_is_bound_to_https(site: Ask) -> None:
    _status, headers, _text = site("/id/")
    assert headers["Strict-Transport-Security"] == "max-age=31536000"


def test_admin_leads_to_the_log_in(site: Ask) -> None:
    status, headers, _text = site("/admin/")
    assert status == 302
    assert headers["Location"].startswith("/")


def test_what_is_larger_than_the_portal_takes_is_refused_by_nginx_in_both_languages(
    site: Ask,
) -> None:
    status, headers, text = site("/id/", "POST", b"x" * (26 * 1024 * 1024))
    assert (status, headers["Content-Type"]) == (413, "text/html; charset=utf-8")
    assert "Berkas terlalu besar" in text
    assert "At most 25 MB can be sent at once." in text
    assert "nginx" not in text
