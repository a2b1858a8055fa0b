"""Which addresses are asked today, and what is remembered of their answers.

Each once a week, and again the next day where it failed; one host after the other, with a pause
between two questions to the same. A host that says that it is busy is left alone until tomorrow,
and where its robots.txt keeps programmes away, nothing is asked. Addresses of this portal, written
out, are asked inside it, without a network.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser

from django.db.models import Q
from django.utils import timezone
from wagtail.documents import get_document_model
from wagtail.models import Page

from home.links import guarding, network
from home.links.asking import Answer, Transport, Unanswered, ask
from home.links.guarding import Goal, NotAsked, Resolve
from home.links.models import NO_FAULT, Address, Problem
from home.visits.asking import End, end_of, is_ours

EVERY = timedelta(days=7)
AT_ONCE = 500
MOST = 3_000  # addresses a night
MOST_SECONDS = 3_600.0
PAUSE = 1.0  # seconds between two questions to one host
ROBOT = "SimpulKoperasi"
_AT_ITS_END = {
    End.ANSWERS: Problem.NONE,
    End.NOTHING: Problem.GONE,
    End.CIRCLES: Problem.CIRCLES,
}


@dataclass(slots=True)
class Network:
    """What asking needs of the world; tests give their own."""

    transport: Transport = network.transport
    text_of: Callable[[Goal], tuple[int, str]] = network.text_of
    resolve: Resolve = guarding.looked_up
    pause: Callable[[float], None] = time.sleep
    clock: Callable[[], float] = time.monotonic
    robots: dict[str, RobotFileParser] = field(default_factory=dict)


def check_inside() -> int:
    """Pages and files of the portal, without a network. How many are not there."""
    rows = list(Address.objects.exclude(url__startswith="http"))
    keys: dict[str, set[int]] = {"page": set(), "document": set()}
    for row in rows:
        kind, _, key = row.url.partition(":")
        keys.get(kind, set()).add(int(key))
    pages = dict(Page.objects.filter(pk__in=keys["page"]).values_list("pk", "live"))
    files = get_document_model().objects.filter(pk__in=keys["document"])
    documents = set(files.values_list("pk", flat=True))
    missing, well = 0, []
    for row in rows:
        kind, _, key = row.url.partition(":")
        is_there = int(key) in (pages if kind == "page" else documents)
        problem = Problem.NONE if is_there else Problem.DELETED
        if kind == "page" and is_there and not pages[int(key)]:
            problem = Problem.UNPUBLISHED
        missing += problem is not Problem.NONE
        if problem is Problem.NONE and row.problem == Problem.NONE:
            well.append(row.pk)
        else:
            remember(row, Answer(problem))
    for start in range(0, len(well), AT_ONCE):
        some = Address.objects.filter(pk__in=well[start : start + AT_ONCE])
        some.update(checked_at=timezone.now())
    return missing


def check_elsewhere(world: Network | None = None, most: int = MOST) -> int:
    """Ask what is due, the longest unasked first. How many were asked."""
    world, asked = world or Network(), 0
    until = world.clock() + MOST_SECONDS
    hosts: dict[str, list[Address]] = {}
    for row in _due()[:most]:
        hosts.setdefault(_host(row.url), []).append(row)
    for rows in hosts.values():
        for number, row in enumerate(rows):
            if world.clock() > until:
                return asked
            if number:
                world.pause(PAUSE)
            answer = _answer(row.url, world)
            remember(row, answer)
            asked += 1
            if answer.is_busy:
                break
    return asked


def remember(row: Address, answer: Answer) -> None:
    today = timezone.localdate()
    row.checked_at, row.status, row.problem = timezone.now(), answer.status, answer.problem
    row.leads_to = answer.leads_to
    if answer.problem in NO_FAULT:
        row.failures, row.first_failed_on, row.last_failed_on = 0, None, None
    elif row.last_failed_on != today:
        row.failures += 1
        row.first_failed_on, row.last_failed_on = row.first_failed_on or today, today
    row.save()


def _due() -> list[Address]:
    now = timezone.now()
    is_due = Q(checked_at=None) | Q(checked_at__lt=now - EVERY) | Q(failures=1)
    today = Q(checked_at__date=timezone.localdate())
    rows = Address.objects.elsewhere().filter(is_due).exclude(today)
    return list(rows.order_by("checked_at", "pk"))


def _answer(url: str, world: Network) -> Answer:
    if is_ours(url):
        return Answer(_AT_ITS_END[end_of(url)])
    if not _may_be_asked(url, world):
        return Answer(Problem.ROBOTS)
    return ask(url, world.transport, world.resolve)


def _may_be_asked(url: str, world: Network) -> bool:
    """Where no rules can be read, one may."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return True
    front = f"{parts.scheme}://{parts.netloc}"
    if front not in world.robots:
        world.robots[front] = _robots(front, world)
    return world.robots[front].can_fetch(ROBOT, url)


def _robots(front: str, world: Network) -> RobotFileParser:
    rules = RobotFileParser()
    text = ""
    try:
        status, said = world.text_of(guarding.goal_of(f"{front}/robots.txt", world.resolve))
        text = said if status == 200 else ""
    except (NotAsked, Unanswered):
        pass
    rules.parse(text.splitlines())
    return rules


def _host(url: str) -> str:
    try:
        return urlsplit(url).netloc.lower()
    except ValueError:
        return url
