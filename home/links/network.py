"""The network itself: a connection to the address that was looked at, within a time that ends."""

import http.client
import socket
import ssl
import threading

from django.conf import settings

from home.links.asking import Said, Unanswered
from home.links.guarding import Goal
from home.links.models import Problem

SECONDS = 10.0  # to connect, and between two words of the server
MOST_SECONDS = 30.0  # for one question, however slowly it is answered
MOST_BYTES = 65_536  # read of a file for robots


def user_agent() -> str:
    return f"SimpulKoperasi/1.0 (+{settings.BASE_URL}; checks links)"


class _Connection(http.client.HTTPConnection):
    """To the goal's number, under its name."""

    def __init__(self, goal: Goal) -> None:
        super().__init__(goal.host, goal.port, timeout=SECONDS)
        self.goal = goal

    def connect(self) -> None:
        self.sock = socket.create_connection((self.goal.ip, self.goal.port), SECONDS)
        if self.goal.scheme == "https":
            context = ssl.create_default_context()
            self.sock = context.wrap_socket(self.sock, server_hostname=self.goal.host)

    def hang_up(self) -> None:
        if self.sock is not None:
            try:
                self.sock.shutdown(socket.SHUT_RDWR)
            except OSError:
                self.sock.close()


def transport(method: str, goal: Goal) -> Said:
    """Raises Unanswered."""
    said, _text = _answer(method, goal, 0)
    return said


def text_of(goal: Goal) -> tuple[int, str]:
    """Status and text of a small file. Raises Unanswered."""
    said, text = _answer("GET", goal, MOST_BYTES)
    return said.status, text.decode(errors="replace")


def _answer(method: str, goal: Goal, most_bytes: int) -> tuple[Said, bytes]:
    connection = _Connection(goal)
    watch = threading.Timer(MOST_SECONDS, connection.hang_up)
    watch.daemon = True
    watch.start()
    try:
        connection.request(method, goal.path, headers=_headers(goal, most_bytes))
        response = connection.getresponse()
        text = response.read(most_bytes) if most_bytes else b""
        return Said(response.status, response.headers.get("Location", "")), text
    except ssl.SSLCertVerificationError as error:
        raise Unanswered(Problem.INSECURE) from error
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise Unanswered(Problem.SILENT) from error
    finally:
        watch.cancel()
        connection.close()


def _headers(goal: Goal, most_bytes: int) -> dict[str, str]:
    named = f"[{goal.host}]" if ":" in goal.host else goal.host
    beginning = {} if most_bytes else {"Range": "bytes=0-0"}
    return {
        "Host": named,
        "User-Agent": user_agent(),
        "Accept": "*/*",
        "Connection": "close",
        **beginning,
    }
