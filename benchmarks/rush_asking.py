"""A client that costs little beside what it asks: one process, one connection for each request as
the proxy in front opens it, no library.
"""

import asyncio
import re
import time
import zlib
from dataclasses import dataclass
from urllib.parse import urlencode

from benchmarks.rush_plan import Waits

HOST = "simpul.example"
HIDDEN = re.compile(r"<(?:input|textarea|select)\b[^>]*>")
ATTRIBUTE = re.compile(r'([\w-]+)(?:="([^"]*)")?')
FORM = re.compile(r"<form\b[^>]*>.*?</form>", re.DOTALL)
AGAIN_AFTER = 0.5
"""Seconds after which a person tries again who was hung up on."""

Fields = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Answer:
    status: int  # 0: hung up without a word
    head: str
    body: bytes

    @property
    def location(self) -> str:
        found = re.search(r"^location: (\S+)", self.head, re.IGNORECASE | re.MULTILINE)
        return found[1] if found else ""

    @property
    def text(self) -> str:
        if "content-encoding: gzip" in self.head.lower():
            return zlib.decompress(self.body, 31).decode()
        return self.body.decode()


class _Line(asyncio.Protocol):
    def __init__(self, request: bytes) -> None:
        self.request, self.parts = request, bytearray()
        self.is_over: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        transport.write(self.request)  # type: ignore[attr-defined]

    def data_received(self, data: bytes) -> None:
        self.parts += data

    def connection_lost(self, exc: Exception | None) -> None:
        if not self.is_over.done():
            self.is_over.set_result(None)


class Asker:
    def __init__(self, port: int, waits: Waits) -> None:
        self.port, self.waits = port, waits
        self.asked = 0

    async def ask(self, name: str, path: str, cookies: str, fields: Fields | None = None) -> Answer:
        """Again after a while when hung up on, the same request, as a person does."""
        request = _request(path, cookies, fields, is_draft=name == "draft kept")
        while True:
            self.asked += 1
            began = time.perf_counter()
            answer = await self._once(request)
            self.waits.note(name, answer.status, time.perf_counter() - began)
            if answer.status:
                return answer
            await asyncio.sleep(AGAIN_AFTER)

    async def _once(self, request: bytes) -> Answer:
        loop = asyncio.get_running_loop()
        try:
            _transport, line = await loop.create_connection(
                lambda: _Line(request), "127.0.0.1", self.port
            )
        except OSError:
            return Answer(0, "", b"")
        await line.is_over
        head, cut, body = bytes(line.parts).partition(b"\r\n\r\n")
        told = head.decode("latin-1")
        length = re.search(r"content-length: (\d+)", told, re.IGNORECASE)
        if not cut or (length and len(body) < int(length[1])):
            return Answer(0, "", b"")
        return Answer(int(told[9:12]), told, body)


def _request(path: str, cookies: str, fields: Fields | None, *, is_draft: bool) -> bytes:
    head = [
        f"Host: {HOST}",
        "X-Forwarded-Proto: https",
        "X-Forwarded-For: 203.0.113.7",
        "Accept-Encoding: gzip",
        "Accept-Language: id",
        f"Referer: https://{HOST}{path}",
        f"Cookie: {cookies}",
        "Connection: close",
    ]
    body = b"" if fields is None else urlencode(fields).encode()
    if fields is not None:
        head += ["Content-Type: application/x-www-form-urlencoded", f"Content-Length: {len(body)}"]
    if is_draft:
        head.append("X-Draft: 1")
    verb = "GET" if fields is None else "POST"
    return "\r\n".join([f"{verb} {path} HTTP/1.1", *head, "", ""]).encode() + body


def form_in(page: str, path: str = "") -> Fields:
    """What a browser would send of the page's form, untouched; of the one that goes to `path`, if
    it is named. Raises LookupError.
    """
    for form in FORM.findall(page):
        opening = form[: form.index(">")]
        is_meant = path in opening if path else "action=" not in opening
        if is_meant and 'method="post"' in opening and "csrfmiddlewaretoken" in form:
            return [one for tag in HIDDEN.findall(form) if (one := _sent(tag))]
    raise LookupError(path or page[:300])


def _sent(tag: str) -> tuple[str, str] | None:
    told = dict(ATTRIBUTE.findall(tag))
    kind = told.get("type", "text")
    if "name" not in told or kind in {"submit", "button", "file"}:
        return None
    if tag.startswith(("<textarea", "<select")):
        return (told["name"], "")
    if kind in {"checkbox", "radio"} and "checked" not in told:
        return None
    return (told["name"], told.get("value", "on" if kind == "checkbox" else ""))


def cookies_after(cookies: str, answer: Answer) -> str:
    """With the token that the answer sets, if any."""
    found = re.search(r"set-cookie: (__Host-csrf=\w+)", answer.head, re.IGNORECASE)
    if not found:
        return cookies
    session = cookies.partition(";")[0]
    return f"{session}; {found[1]}"
