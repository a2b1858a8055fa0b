"""Asks one address whether it answers: first without its content, then with its beginning.

Redirects are followed one by one, each asked of `guarding` again. What the network does stands
behind `Transport`, so that tests ask nobody.
"""

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urljoin

from home.links.guarding import Goal, NotAsked, Resolve, goal_of
from home.links.models import LONGEST, Problem

MOST_REDIRECTS = 5
MOVED, FOREVER = (301, 302, 303, 307, 308), (301, 308)
NOT_THERE = (404, 410)
BUSY = (429, 503)
# Some servers do not know the question without content, or refuse it where they would answer.
ASK_AGAIN = (400, 403, 404, 405, 406, 410, 500, 501, 502, 503)


@dataclass(frozen=True, slots=True)
class Said:
    """What a server said: its status, and where it sends one."""

    status: int
    location: str = ""


Transport = Callable[[str, Goal], Said]
"""Asked with the method and the goal. Raises Unanswered."""


class Unanswered(Exception):
    """Facts: why, a `Problem`."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        super().__init__(problem.value)


@dataclass(frozen=True, slots=True)
class Answer:
    """`is_busy`: the host asks to be left alone for now. `leads_to`: where it moved for good."""

    problem: Problem
    status: int | None = None
    leads_to: str = ""
    is_busy: bool = False


def ask(url: str, transport: Transport, resolve: Resolve) -> Answer:
    moved_for_good, here = True, url
    for _step in range(MOST_REDIRECTS + 1):
        try:
            goal = goal_of(here, resolve)
            said = _asked(goal, transport)
        except NotAsked as refused:
            return Answer(refused.problem)
        except Unanswered as failed:
            return Answer(failed.problem)
        if said.status not in MOVED or not said.location:
            leads_to = here if moved_for_good and here != url else ""
            return _judged(said.status, leads_to)
        moved_for_good = moved_for_good and said.status in FOREVER
        here = urljoin(here, said.location).partition("#")[0][: LONGEST + 1]
    return Answer(Problem.CIRCLES)


def _asked(goal: Goal, transport: Transport) -> Said:
    try:
        said = transport("HEAD", goal)
    except Unanswered as failed:
        if failed.problem in (Problem.UNKNOWN_NAME, Problem.INSECURE):
            raise
        return transport("GET", goal)
    return transport("GET", goal) if said.status in ASK_AGAIN else said


def _judged(status: int, leads_to: str) -> Answer:
    if status in BUSY:
        return Answer(Problem.CLOSED, status, is_busy=True)
    if status in NOT_THERE:
        return Answer(Problem.GONE, status)
    if status >= 500:
        return Answer(Problem.FAULTY, status)
    return Answer(Problem.CLOSED if status >= 400 else Problem.NONE, status, leads_to)
