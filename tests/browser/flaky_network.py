"""A network between the browser and the site that a test can take down in several ways."""

import socket
import socketserver
import threading
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit

BAD_GATEWAY = (
    b"HTTP/1.1 502 Bad Gateway\r\nContent-Type: text/html\r\n"
    b"Content-Length: 11\r\nConnection: close\r\n\r\nBad Gateway"
)


class FlakyNetwork(socketserver.ThreadingTCPServer):
    """Passes requests on to `target`; `mode`: "" well, "dead" accepts and never answers, "502"."""

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
        elif self.server.mode == "502":
            self.wfile.write(BAD_GATEWAY)
        elif lines:
            with socket.create_connection(self.server.target) as site:
                site.sendall(b"".join([*lines, b"Connection: close\r\n\r\n"]))
                while piece := site.recv(65_536):
                    self.wfile.write(piece)
