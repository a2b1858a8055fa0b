"""What people do: hand in what is prepared, write an application from nothing, read and answer."""

import asyncio
import re
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from benchmarks.rush_asking import Answer, Asker, Fields, cookies_after, form_in

AGAIN = 10
"""Each of so many changes the order of the list and hands in once more."""
READS_ROUND = 3
"""Each of so many reads the public page of the round first."""
RECEIPT = re.compile(r"/(\d+)/$")
PLACE = re.compile(r"place_\d+")
PUTS = 3
# By the last digits of their number, of a hundred; the others do not answer in time.
ACCEPT, WAIT, DECLINE = 55, 75, 90
LEAVES = 5
"""Of a hundred who have no place, so many leave the lines."""


@dataclass(slots=True)
class Visitor:
    """`acknowledged`: the number of each receipt, with the list that it was for (codes, best
    first). `answered`: the last answer that the portal took.
    """

    number: int
    slug: str
    session: str
    choices: list[str]
    competencies: list[int]
    is_prepared: bool
    acknowledged: dict[int, list[str]] = field(default_factory=dict)
    answered: str = ""
    cookies: str = ""


class Stopped(Exception):
    """A page answered other than it should."""


class Visits:
    def __init__(self, asker: Asker, addresses: dict[str, str]) -> None:
        self.asker, self.addresses = asker, addresses

    async def hand_in(self, one: Visitor) -> None:
        one.cookies = f"__Host-session={one.session}"
        if one.number % READS_ROUND == 0:
            await self._page("public page", one, "round")
        if not one.is_prepared:
            await self._write(one)
        await self._hand_in(one)
        if one.is_prepared and len(one.choices) > 1 and one.number % AGAIN == AGAIN // 2:
            await self._reverse(one)
            await self._hand_in(one)

    async def answer(self, one: Visitor) -> None:
        """Read the result, and answer where there is something to answer."""
        one.cookies = f"__Host-session={one.session}"
        page = await self._page("result", one, "result")
        verb = meant(one.number, page)
        if not verb:
            return
        done = await self._act("answer", one, verb)
        if done.location.endswith(self._path(one, "result")):
            one.answered = verb
        await self._page("result", one, "result")

    async def _write(self, one: Visitor) -> None:
        """From nothing: begin, look for batches, list, wishes, people, order."""
        await self._page("overview", one, "overview")
        await self._act("begin", one, "begin")
        page = await self._page("batches", one, "batches")
        before, _batch, after = self._path(one, "put").partition("BATCH")
        codes = re.findall(f'"{re.escape(before)}([^/"]+){re.escape(after)}"', page)[:PUTS]
        one.choices = []
        for code in codes:
            path = f"{before}{code}{after}"
            sent = await self._post("put on list", one, path, form_in(page, path))
            if sent.status == 302:
                one.choices.append(code)
        page = await self._page("wishes", one, "write")
        wishes = [(key, value) for key, value in form_in(page) if key != "goals"]
        wishes += [("competencies", str(key)) for key in one.competencies]
        wishes.append(("goals", "Kami mau belajar dan membawanya pulang."))
        path = self._path(one, "write")
        kept = await self._post("draft kept", one, path, wishes, expected=204)
        version = re.search(r"x-draft: (\d+)", kept.head, re.IGNORECASE)
        newer = version[1] if version else "0"
        wishes = [(key, newer if key == "draft_version" else value) for key, value in wishes]
        await self._post("wishes sent", one, path, wishes)
        page = await self._page("people", one, "people")
        people = [(k, "Ibu Sri" if k == "name_1" else v) for k, v in form_in(page)]
        await self._post("people sent", one, self._path(one, "people"), people)
        if len(one.choices) > 1:
            await self._reverse(one)

    async def _reverse(self, one: Visitor) -> None:
        """The list the other way round."""
        page = await self._page("list", one, "list")
        form = form_in(page)
        count = sum(bool(PLACE.fullmatch(name)) for name, _value in form)
        sent: Fields = [
            (name, str(count + 1 - int(value)) if PLACE.fullmatch(name) else value)
            for name, value in form
        ]
        await self._post("list sent", one, self._path(one, "list"), sent)
        one.choices = one.choices[::-1]

    async def _hand_in(self, one: Visitor) -> None:
        """Only what leads to a receipt with a number is taken for acknowledged."""
        done = await self._act("handed in", one, "hand_in", before="hand-in page")
        number = RECEIPT.search(done.location)
        if number is None:
            raise Stopped(f"{one.slug}: no receipt, but {done.location}")
        one.acknowledged[int(number[1])] = list(one.choices)
        receipt = await self._get("receipt", one, done.location)
        if f">{number[1]}<" not in receipt and number[1] not in receipt:
            raise Stopped(f"{one.slug}: {done.location} does not name its number")

    async def _act(self, name: str, one: Visitor, what: str, *, before: str = "") -> Answer:
        """The form of an act, sent as it is."""
        page = await self._page(before or f"{name}, its page", one, what)
        return await self._post(name, one, self._path(one, what), form_in(page))

    async def _page(self, name: str, one: Visitor, what: str) -> str:
        return await self._get(name, one, self._path(one, what))

    async def _get(self, name: str, one: Visitor, path: str) -> str:
        answer = await self.asker.ask(name, path, one.cookies)
        self._expect(answer, 200, path)
        one.cookies = cookies_after(one.cookies, answer)
        return answer.text

    async def _post(
        self, name: str, one: Visitor, path: str, fields: Fields, *, expected: int = 302
    ) -> Answer:
        answer = await self.asker.ask(name, path, one.cookies, fields)
        self._expect(answer, expected, path)
        return answer

    def _expect(self, answer: Answer, status: int, path: str) -> None:
        if answer.status != status:
            raise Stopped(f"{path}: {answer.status}")

    def _path(self, one: Visitor, what: str) -> str:
        return self.addresses[what].replace("SLUG", one.slug)


def meant(number: int, page: str) -> str:
    """What this person answers, of what the page offers; "" for nothing."""
    chance = number * 37 % 100
    offered = {verb: f'{path}"' in page for verb, path in OFFERED.items()}
    if offered["accept"]:
        if chance < ACCEPT:
            return "accept"
        if chance < WAIT:
            return "accept_conditionally" if offered["accept_conditionally"] else "accept"
        return "decline" if chance < DECLINE else ""
    return "decline" if offered["decline"] and chance < LEAVES else ""


OFFERED: dict[str, str] = {}
"""The end of the address of each answer; filled by `rush` from the portal's addresses."""


async def come(
    visitors: Sequence[Visitor],
    times: Sequence[float],
    visit: Callable[[Visitor], Awaitable[Any]],
    stopped: list[str],
) -> None:
    """Each at their time, whether the portal is quick or not."""

    async def one_comes(one: Visitor) -> None:
        try:
            await visit(one)
        except (Stopped, LookupError) as said:
            stopped.append(str(said)[:500])

    loop, coming = asyncio.get_running_loop(), set[asyncio.Task[None]]()
    began = loop.time()
    for one, at in zip(visitors, times, strict=True):
        await asyncio.sleep(max(0, began + at - loop.time()))
        task = asyncio.create_task(one_comes(one))
        coming.add(task)
        task.add_done_callback(coming.discard)
    while coming:
        await asyncio.wait(coming)
