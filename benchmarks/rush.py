"""Three days of applications in minutes, then the day of their results, over HTTP.

    python -m benchmarks.rush [--applications 127500] [--minutes M] [--workers 4] [--kills 6]
    python -m benchmarks.rush --already 121125 --applications 6375

Starts gunicorn with the settings of production, on a PostgreSQL of its own that keeps what it
acknowledges (`.ci/postgres`), or the empty one of DATABASE_URL. People who are signed in write
applications and hand them in, in the shape of three days; workers are killed meanwhile; the round
is matched and published; everybody reads and answers. What was acknowledged is then looked for in
the database. Prints how long requests took and what they cost; ends with 1 when a budget is missed.

With `--already` so many have handed in before: their rows are written in bulk, in every table, and
the others come beside them, all at the rate of the busiest hour of three days with all of them.
With `--ramp` they come faster and faster instead, which shows what rate is too much.
"""

import argparse
import asyncio
import os
import sys
import tempfile
import time
from collections.abc import Iterable
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import Any

from benchmarks import rush_plan, rush_ramp, rush_reading, rush_visits
from benchmarks.rush_asking import Asker
from benchmarks.rush_plan import Pace, Waits
from benchmarks.rush_serving import SETTINGS, Portal, portal, step
from benchmarks.rush_visits import Visitor, Visits

MOST_P95 = 1.0
"""Seconds."""
PREPARED = 0.9
SMALL = 10_000
"""Fewer are for trying: without districts and villages, which take a minute."""
PAGES = ("overview", "begin", "batches", "put", "list", "write", "people", "hand_in", "result")
ANSWERS = ("accept", "accept_conditionally", "decline")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--applications", type=int, default=127_500)
    parser.add_argument("--already", type=int, default=0, help="handed in before, in bulk")
    parser.add_argument("--batches", type=int, default=0, help="of 12.5 seats, if not given")
    parser.add_argument("--ramp", type=rush_ramp.rates, help="people a second, such as 6,9,12,15")
    parser.add_argument("--minutes", type=float, help="for the three days")
    parser.add_argument("--workers", type=int, default=4)
    parser.add_argument("--kills", type=int, default=6, help="workers killed in each part")
    parser.add_argument("--is-set-up", action="store_true", help="`manage.py setup` was run")
    arguments = parser.parse_args()
    if arguments.ramp:
        arguments.applications = rush_ramp.people_for(arguments.ramp)
    if not os.environ.get("DATABASE_URL"):
        keeper = str(Path(__file__).parent.parent / ".ci/postgres")
        os.environ["DURABLE"] = "1"
        os.execv(keeper, [keeper, sys.executable, "-m", "benchmarks.rush", *sys.argv[1:]])  # noqa: S606
    with tempfile.TemporaryDirectory(prefix="simpul-rush-") as folder:
        where = os.environ["DATA_DIR"] if arguments.is_set_up else folder
        os.environ |= {**SETTINGS, "DATA_DIR": where}
        raise SystemExit(run(arguments))


def run(arguments: argparse.Namespace) -> int:
    """1 when a budget is missed."""
    problems, began = list[str](), time.perf_counter()
    paces = rush_plan.paces(arguments.applications, arguments.already, arguments.minutes)
    _say("setting up")
    given = [arguments.applications, arguments.already, arguments.batches, arguments.is_set_up]
    filled = step("rush.prepare", given)
    _say(f"set up and filled: {time.perf_counter() - began:.0f} s; {filled['size']}")
    visitors = [Visitor(number, *one) for number, one in enumerate(filled["people"])]
    _say(paces.words)
    with portal(arguments.workers) as site:
        visits = _visits(site, filled["addresses"])
        handed_in = visits.hand_in
        if arguments.ramp:
            problems += rush_ramp.climb(site, visits, visitors, arguments.ramp)
        else:
            problems += _part(site, visits, visitors, handed_in, paces.applying, arguments.kills)
        acknowledged = filled["acknowledged"]
        acknowledged |= {one.slug: one.acknowledged for one in visitors if one.acknowledged}
        problems += step("rush_judging.of_applications", [acknowledged])
        before, stored = step("rush_judging.fingerprint"), step("rush_judging.counts")
        receipts = sum(map(len, acknowledged.values()))
        _say(f"{receipts:,} receipts of {len(acknowledged):,}; in the database: {stored}")
        if stored["submissions"] != receipts or stored["submitted"] != len(acknowledged):
            problems.append("in the database are not as many as have receipts")
        if missing := arguments.applications + arguments.already - len(acknowledged):
            problems.append(f"{missing} have no receipt")
    _say(f"matched and published: {step('rush_results.publish')}")
    problems += step("rush_judging.of_matching", [acknowledged])
    with portal(arguments.workers) as site:
        visits = _visits(site, filled["addresses"])
        problems += _part(site, visits, visitors, visits.answer, paces.answering, arguments.kills)
    answered = {one.slug: one.answered for one in visitors if one.answered}
    problems += step("rush_judging.of_answers", [answered])
    problems += step("rush_judging.of_seats")
    _say(f"{len(answered):,} answers; {step('rush_judging.results')}")
    _say(f"the time to answer is over: {step('rush_results.tend')}")
    problems += step("rush_judging.of_seats")
    _say(f"{step('rush_judging.results')}")
    if step("rush_judging.fingerprint") != before:
        problems.append("a submission has changed since it was handed in")
    return _verdict(problems)


def prepare(coming: int, already: int, batches: int, is_set_up: bool) -> dict[str, Any]:
    """In a process of its own: an empty portal, its cooperatives, their addresses."""
    from django.core.management import call_command
    from django.urls import reverse
    from django.utils import translation

    from benchmarks import rush_filling
    from benchmarks.rush_already import address
    from home.regions.source import REGENCY
    from home.services.regions import load_regions
    from portal.management.commands import setup

    if coming + already < SMALL:
        setup.load_regions = partial(load_regions, down_to=REGENCY)  # type: ignore[assignment]
    if not is_set_up:
        call_command("setup", stdout=sys.stderr)
    filled = rush_filling.fill(coming, PREPARED, already, batches)
    with translation.override("id"):
        found = {name: address(name, rush_filling.CODE) for name in (*PAGES, *ANSWERS)}
        found["round"] = reverse("rounds:detail", args=[rush_filling.CODE])
    return {
        "people": [[*asdict(one).values()] for one in filled.people],
        "acknowledged": filled.acknowledged,
        "addresses": found,
        "size": rush_filling.size(),
    }


def _visits(site: Portal, addresses: dict[str, str]) -> Visits:
    rush_visits.OFFERED |= {name: addresses[name].partition("SLUG")[2] for name in ANSWERS}
    return Visits(Asker(site.port, Waits()), addresses)


def _part(
    site: Portal, visits: Visits, visitors: list[Visitor], visit: Any, pace: Pace, kills: int
) -> list[str]:
    """Everybody comes once; what was missed of the budgets."""
    reads = step("rush_reading.tables")
    times = rush_plan.arrivals(len(visitors), pace.seconds, pace.shape)
    stopped, waits = list[str](), visits.asker.waits
    began, own, before = time.perf_counter(), time.process_time(), site.cpu()
    asyncio.run(_with_kills(site, visitors, times, visit, stopped, kills))
    took, own = time.perf_counter() - began, time.process_time() - own
    web, database = (now - then for now, then in zip(site.cpu(), before, strict=True))
    requests, hung_up = visits.asker.asked, waits.statuses[0]
    print(f"\n{len(visitors):,} people in {took / 60:.1f} minutes, {kills} workers killed:\n")
    print("\n".join(waits.table()))
    each = 1000 / max(1, requests)
    print(
        f"\n{requests:,} requests, {requests / took:.1f} a second, {hung_up} hung up on and sent "
        f"again. CPU: portal {web:.1f} s ({web * each:.1f} ms a request), PostgreSQL {database:.1f}"
        f" s ({database * each:.1f}), who asks {own:.1f} s ({own * each:.1f}); "
        f"{100 * (web + database + own) / took / (os.cpu_count() or 1):.0f} % of the cores\n",
        flush=True,
    )
    read = rush_reading.read_since(reads, step("rush_reading.tables"))
    print("\n".join(rush_reading.words(read, requests)), flush=True)
    return list(_missed(waits, stopped))


async def _with_kills(
    site: Portal, visitors: list[Visitor], times: list[float], visit: Any,
    stopped: list[str], kills: int,
) -> None:  # fmt: skip
    """At moments spread over the visits, the busiest hours among them."""

    async def kill() -> None:
        loop = asyncio.get_running_loop()
        began = loop.time()
        for number in range(kills):
            at = times[int(len(times) * (number + 0.5) / kills)]
            await asyncio.sleep(max(0, began + at - loop.time()))
            site.kill_a_worker(number)

    await asyncio.gather(rush_visits.come(visitors, times, visit, stopped), kill())


def _missed(waits: Waits, stopped: list[str]) -> Iterable[str]:
    p95 = rush_plan.percentile(waits.all, 0.95)
    if p95 > MOST_P95:
        yield f"p95 is {p95:.2f} s, more than {MOST_P95:.0f}"
    if waits.errors:
        yield f"{waits.errors} answers of 5xx"
    yield from (f"a visit stopped: {said}" for said in stopped)


def _say(text: str) -> None:
    print(text, flush=True)


def _verdict(problems: list[str]) -> int:
    for problem in problems[:20]:
        print(f"MISSED: {problem}")
    print("all budgets are kept" if not problems else f"{len(problems)} missed")
    return int(bool(problems))


if __name__ == "__main__":
    main()
