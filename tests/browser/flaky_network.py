"""A network between the browser and the site that a test can take down in several ways."""

import socket
import socketserver
import threading
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit

AWAY = (
    "HTTP/1.1 {} Away\r\nContent-Type: text/html\r\n"
    "Content-Length: 4\r\nConnection: close\r\n\r\nAway"
)


class FlakyNetwork(socketserver.ThreadingTCPServer):
    """Passes requests on to `target`, or does not.

    `mode`: "" passes them on, "dead" accepts and never answers, else the status of each answer.
    """

    daemon_threads = True
    block_on_close = False
    mode = ""

    def __init__(self, target: str) -> None:
        super().__init__(("127.0.0.1", 0), _Passing)
        place = urlsplit(target)
        self.target = (place.hostname, place.port)
        self.over = threading.Event()
        self.url = f"http://localhost:{self.server_address[1]}"

    def __enter__(self) -> Self:
        threading.Thread(target=self.serve_forever, daemon=True).start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.over.set()
        self.shutdown()
        self.server_close()


class _Passing(socketserver.StreamRequestHandler):
    """One request to a connection, so that each one meets the mode of its moment."""

    server: FlakyNetwork

    def handle(self) -> None:
        lines = []
        while (line := self.rfile.readline()) not in (b"\r\n", b""):
            if not line.lower().startswith(b"connection:"):
                lines.append(line)
        if self.server.mode == "dead":
            self.server.over.wait()
        elif self.server.mode:
            self.wfile.write(AWAY.format(self.server.mode).encode())
        elif lines:
            with socket.create_connection(self.server.target) as site:
                site.sendall(b"".join([*lines, b"Connection: close\r\n\r\n"]))
                while piece := site.recv(65_536):
                    self.wfile.write(piece)
