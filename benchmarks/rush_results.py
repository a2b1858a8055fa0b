"""Between the rush and its results: the round is closed, matched by the job and published."""

import time
from datetime import timedelta
from typing import Any

from benchmarks.rounds import peak_memory
from benchmarks.rush_filling import CODE, close


def publish() -> dict[str, Any]:
    """As the staff do it: one moderator has it matched, another publishes; answers are open."""
    from django.utils import timezone

    from home.access import Actor
    from partners.apprenticeships.results import running
    from partners.apprenticeships.results.models import Matching
    from partners.apprenticeships.results.services import matching, publishing
    from partners.apprenticeships.rounds.models import Round
    from portal.users.models import User

    close()
    one, other = (
        Actor(User.objects.create_superuser(f"{name}@rush.test", "x")) for name in ("one", "other")
    )
    record = matching.ask(Round.objects.get(code=CODE), by=one)
    began, cpu = time.perf_counter(), time.process_time()
    state = running.run(record.pk)
    took, memory = (time.perf_counter() - began, time.process_time() - cpu), round(peak_memory())
    record = Matching.objects.get(pk=record.pk)
    if state != Matching.State.DONE:
        raise SystemExit(f"{state}: {record.problem} {record.problems[:3]}")
    now = timezone.now()
    soon = now + timedelta(seconds=1)
    began = time.perf_counter()
    publishing.publish(Round.objects.get(code=CODE), by=other, answers_from=soon)
    published = time.perf_counter() - began
    time.sleep(1)
    spent = {"seconds": took[0], "cpu": took[1], "MiB at most": memory}
    return {**spent, "placed": record.figures["placed"], "published in": published}


def tend() -> dict[str, Any]:
    """When the time to answer is over: what did not come lapses, seats are given on."""
    from django.utils import timezone

    from partners.apprenticeships.results.management.commands.tend_seats import ACTOR
    from partners.apprenticeships.results.services import seats
    from partners.apprenticeships.rounds.models import Round

    current = Round.objects.get(code=CODE)
    Round.objects.filter(pk=current.pk).update(answers_until=timezone.now())
    current.refresh_from_db()
    began, cpu = time.perf_counter(), time.process_time()
    late = seats.expire(current, by=ACTOR)
    bound = seats.bind_conditionals(current, by=ACTOR)
    took = time.perf_counter() - began, time.process_time() - cpu
    return {"seconds": took[0], "cpu": took[1], "late": late, "bound": bound}
