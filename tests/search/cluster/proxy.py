"""A small HTTPS proxy in front of a node: asks for credentials and misbehaves when told to."""

import datetime
import http.client
import ipaddress
import json
import socket
import ssl
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

Answer = tuple[int, bytes]
Trick = Callable[[str, Answer], Answer]


def certificate(folder: Path) -> Path:
    """A self-signed certificate for 127.0.0.1, with its key, in one file."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "search of the tests")])
    now = datetime.datetime.now(datetime.UTC)
    alternative = x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))])
    signed = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(hours=1))
        .not_valid_after(now + datetime.timedelta(days=1))
        .add_extension(alternative, critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
    path = folder / "proxy.pem"
    path.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
        + signed.public_bytes(serialization.Encoding.PEM)
    )
    return path


class HungUp(Exception):
    """The connection is closed instead of an answer."""


@dataclass
class Proxy:
    """`wanted` is the Authorization header to ask for. `tricks` are taken one per request
    whose path ends with `victim`: each may change the answer, or wait before giving it."""

    target: str
    certificate: Path | None = None
    wanted: str = ""
    victim: str = "/_bulk"
    tricks: list[Trick] = field(default_factory=list)
    seen: int = 0

    def __enter__(self) -> "Proxy":
        handler = type("Handler", (_Handler,), {"proxy": self})
        self._server = _Server(("127.0.0.1", 0), handler)
        if self.certificate:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(self.certificate)
            self._server.socket = context.wrap_socket(self._server.socket, server_side=True)
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *exception: object) -> None:
        self._server.shutdown()
        self._server.server_close()

    @property
    def address(self) -> str:
        return f"127.0.0.1:{self._server.server_port}"

    def forward(self, method: str, path: str, headers: dict[str, str], body: bytes) -> Answer:
        target = urlsplit(self.target)
        connection = http.client.HTTPConnection(target.hostname or "", target.port, timeout=30)
        kept = {k: v for k, v in headers.items() if k.lower() not in ("host", "authorization")}
        connection.request(method, path, body, kept)
        answer = connection.getresponse()
        content = answer.read()
        connection.close()
        return answer.status, content


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *args: object) -> None:
        """Clients that hang up are part of the tests."""


class _Handler(BaseHTTPRequestHandler):
    proxy: Proxy
    protocol_version = "HTTP/1.1"

    def answer(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        if self.proxy.wanted and self.headers.get("Authorization") != self.proxy.wanted:
            self.give(401, b'{"error": "who are you?", "status": 401}')
            return
        answer = self.proxy.forward(self.command, self.path, dict(self.headers), body)
        if self.path.partition("?")[0].endswith(self.proxy.victim):
            self.proxy.seen += 1
            if self.proxy.tricks:
                try:
                    answer = self.proxy.tricks.pop(0)(self.path, answer)
                except HungUp:
                    self.connection.shutdown(socket.SHUT_RDWR)
                    self.close_connection = True
                    return
        self.give(*answer)

    do_GET = do_POST = do_PUT = do_DELETE = do_HEAD = answer  # noqa: N815

    def give(self, status: int, content: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("X-Elastic-Product", "Elasticsearch")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def log_message(self, *args: object) -> None:
        """Quiet."""


def busy(_path: str, _answer: Answer) -> Answer:
    return 429, b'{"error": {"type": "circuit_breaking_exception", "reason": "busy"}}'


def one_item_busy(_path: str, answer: Answer) -> Answer:
    """The first item of a bulk answer is refused for now."""
    told = json.loads(answer[1])
    item = next(iter(told["items"][0].values()))
    item.update(status=429, error={"type": "rejected_execution_exception", "reason": "queue"})
    return answer[0], json.dumps({**told, "errors": True}).encode()


def hang_up(_path: str, _answer: Answer) -> Answer:
    raise HungUp


def slow(seconds: float) -> Trick:
    def wait(_path: str, answer: Answer) -> Answer:
        time.sleep(seconds)
        return answer

    return wait
