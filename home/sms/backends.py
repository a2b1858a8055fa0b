"""Ways out for short messages: a gateway by https, the console, and a list for tests."""

import json
from http.client import HTTPException, HTTPSConnection
from typing import Any, ClassVar
from urllib.parse import urlsplit

from django.conf import settings

from home.sms import NotSent, Unsure

TIMEOUT = 10  # seconds
NUMBER, TEXT = "{number}", "{text}"


class HttpBackend:
    """Posts JSON to SMS_URL: SMS_BODY with the number and the text in it, SMS_TOKEN as bearer.

    Any answer below 300 means that it was taken; nothing is followed or read.
    """

    def send(self, number: str, text: str) -> None:
        url = urlsplit(settings.SMS_URL)
        headers = {"Content-Type": "application/json", "Accept": "application/json"}
        if settings.SMS_TOKEN:
            headers["Authorization"] = f"Bearer {settings.SMS_TOKEN}"
        body = json.dumps(_filled(json.loads(settings.SMS_BODY), number, text))
        address = f"{url.path or '/'}{'?' if url.query else ''}{url.query}"
        server = HTTPSConnection(url.hostname or "", url.port, timeout=TIMEOUT)
        try:
            self._connect(server)
            server.request("POST", address, body.encode(), headers)
            status = server.getresponse().status
        except (OSError, HTTPException) as error:
            raise Unsure(f"{type(error).__name__}: {error}") from error
        finally:
            server.close()
        if status >= 300:
            raise NotSent(f"the gateway answered {status}")

    def _connect(self, server: HTTPSConnection) -> None:
        """Until then nothing was handed over. Raises NotSent."""
        try:
            server.connect()
        except (OSError, HTTPException) as error:
            raise NotSent(f"{type(error).__name__}: {error}") from error


class ConsoleBackend:
    """Development and demo: on the console, where letters are printed too."""

    def send(self, number: str, text: str) -> None:
        print(f"SMS to {number}: {text}", flush=True)


class MemoryBackend:
    """Tests: kept in a list."""

    outbox: ClassVar[list[tuple[str, str]]] = []

    def send(self, number: str, text: str) -> None:
        self.outbox.append((number, text))


def _filled(part: Any, number: str, text: str) -> Any:
    """`part` of a JSON document, whatever its shape, with its two placeholders filled in."""
    if isinstance(part, dict):
        return {name: _filled(value, number, text) for name, value in part.items()}
    if isinstance(part, list):
        return [_filled(value, number, text) for value in part]
    if isinstance(part, str):
        return part.replace(NUMBER, number).replace(TEXT, text)
    return part
