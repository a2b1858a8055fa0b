"""What stands before the rush: cooperatives with a representative each, signed in, and an open
round. Invented, and the same each time; rows are inserted in bulk.
"""

import secrets
import time
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from benchmarks.rounds_filling import AT_ONCE, _batches, _content, _organisations
from benchmarks.rush_already import Written, leave
from benchmarks.rush_visits import AGAIN

CODE = "2027-1"
SEATS = 20_000 / 127_500
"""Of each application, as in the three days that this follows."""
SEATS_OF_A_BATCH = 12.5
GOALS = "Kami mau belajar mengelola usaha bersama dan membawanya pulang."


@dataclass(frozen=True, slots=True)
class Person:
    """Who hands in for a cooperative: its slug, the key of the session, and what is wanted.
    `is_prepared`: list, wishes and people were written on the days before.
    """

    slug: str
    session: str
    choices: tuple[str, ...]
    competencies: tuple[int, ...]
    is_prepared: bool


@dataclass(frozen=True, slots=True)
class Filled:
    """`people` come in the rush, in this order. `acknowledged`: by cooperative and number of the
    receipt, the list that was handed in before it.
    """

    people: list[Person]
    acknowledged: dict[str, dict[int, tuple[str, ...]]]


def fill(coming: int, prepared: float, already: int = 0, batches: int = 0) -> Filled:
    """Of those who come the share `prepared` has written it all; `already` others have handed in.
    Who comes stands evenly among all of them.
    """
    from benchmarks.matching_command import _in_our_words
    from benchmarks.matching_instances import NATIONAL, national
    from home.models import Competency
    from partners.apprenticeships.rounds.sources.database import vocabulary

    words, total = vocabulary(), coming + already
    batches = batches or max(12, round(total * SEATS / SEATS_OF_A_BATCH))
    shape = replace(NATIONAL, applications=total, batches=batches, seats=SEATS)
    people, groups = national(1, shape)
    people, groups = _in_our_words(people, words), _in_our_words(groups, words)
    from django.utils import timezone

    now = timezone.now()
    current = _round(now)
    organisations = _organisations(people, groups, list(words.stages))
    keys = _batches(current, groups, organisations, now)
    users = _representatives([organisations[row.cooperative] for row in people], now)
    sessions = _sessions(users)
    late = evenly(coming, total)
    is_written = {late[number] for number in evenly(int(coming * prepared), coming)}
    before, acknowledged = set(range(total)) - set(late), dict[str, dict[int, tuple[str, ...]]]()
    rows = []
    for i in sorted(before | is_written):
        times, row = int(i in before), people[i]
        if times and len(row.choices) > 1 and i % AGAIN == AGAIN // 2:
            times, row = 2, replace(row, choices=row.choices[::-1])
        lists = [tuple(row.choices)[:: 1 if left % 2 else -1] for left in range(times, 0, -1)]
        if times:
            acknowledged[row.cooperative] = dict(enumerate(lists, 1))
        rows.append((row, users[i], times))
    _written(current, rows, organisations, keys, now)
    kept_up()
    subjects = dict(Competency.objects.values_list("code", "pk"))
    coming_people = [
        Person(
            people[i].cooperative, sessions[i], tuple(people[i].choices),
            tuple(subjects[code] for code in people[i].competencies), i in is_written,
        )
        for i in late
    ]  # fmt: skip
    return Filled(coming_people, acknowledged)


def evenly(some: int, among: int) -> list[int]:
    """The places of `some` that stand evenly among others.

    >>> evenly(2, 6)
    [2, 5]
    """
    return [i for i in range(among) if (i + 1) * some // among > i * some // among]


def close() -> None:
    """The deadline has passed everywhere, and what was sent before it is stored."""
    from django.utils import timezone

    from partners.apprenticeships.rounds.models import Round

    at = timezone.now() - timedelta(days=1)
    Round.objects.filter(code=CODE).update(apply_until=at.date(), closes_at=at)
    kept_up()


def _round(now: Any) -> Any:
    from partners.apprenticeships.rounds.models import Round
    from partners.matching.lottery import commitment
    from partners.matching.policy import Policy

    policy, last = Policy(), (now + timedelta(days=3)).date()
    return Round.objects.create(
        code=CODE, name_id="Putaran nasional", name_en="National round", state="open",
        seed="benchmark", commitment=commitment("benchmark"), policy=policy.version,
        weights={one.code: one.weight for one in policy.criteria}, apply_until=last,
        closes_at=now + timedelta(days=3), announced_at=now - timedelta(days=40),
    )  # fmt: skip


def _representatives(organisations: list[int], now: Any) -> list[Any]:
    """One for each cooperative, in their order."""
    from django.contrib.auth.hashers import make_password

    from partners.membership.models import Membership
    from portal.users.models import User

    made = User.objects.bulk_create(
        [
            User(
                email=f"rush-{number}@simpul.test", password=make_password(None), first_name="Sri",
                last_name=f"Rahayu {number}", language="id",
            )
            for number in range(len(organisations))
        ],
        batch_size=AT_ONCE,
    )  # fmt: skip
    Membership.objects.bulk_create(
        [
            Membership(
                person=person, organisation_id=organisation, role="representative",
                review_on=(now + timedelta(days=200)).date(),
            )
            for person, organisation in zip(made, organisations, strict=True)
        ],
        batch_size=AT_ONCE,
    )  # fmt: skip
    return made


def _sessions(users: list[Any]) -> list[str]:
    """As signing in leaves them."""
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.sessions.models import Session
    from django.utils import timezone

    from portal.users.sessions import SEEN, SINCE, SessionStore

    store, ends, now = SessionStore(), timezone.now() + timedelta(days=30), time.time()
    rows = []
    for user in users:
        data = {
            SESSION_KEY: str(user.pk),
            BACKEND_SESSION_KEY: "portal.users.backends.AccountBackend",
            HASH_SESSION_KEY: user.get_session_auth_hash(),
            SINCE: now,
            SEEN: now,
        }
        key = secrets.token_hex(16)
        rows.append(Session(session_key=key, session_data=store.encode(data), expire_date=ends))
    Session.objects.bulk_create(rows, batch_size=AT_ONCE)
    return [row.session_key for row in rows]


def _written(
    current: Any, rows: list[tuple[Any, Any, int]], organisations: dict[str, int],
    keys: dict[str, int], now: Any,
) -> None:  # fmt: skip
    """All that the days before have left; each of `rows` was handed in so many times."""
    from home import bulk
    from home.models import BusinessUnit, Competency, Sector
    from partners.apprenticeships.applications.models import Application, Choice, Delegate

    known = [dict(each.objects.values_list("code", "pk")) for each in (Sector, Competency)]
    sectors, subjects = known
    units = dict(BusinessUnit.objects.values_list("code", "pk"))
    contents = [{**_content(row, keys, now), "goals": GOALS} for row, _user, _times in rows]
    plain = ("team", "mode", "reach", "languages", "needs", "free_from", "free_until")
    made = Application.objects.bulk_create(
        [
            Application(
                round=current, organisation_id=organisations[row.cooperative], by=user,
                role="representative", goals=GOALS, sector_id=sectors[row.sector],
                listed_only=row.listed_only, **{name: content[name] for name in plain},
            )
            for (row, user, _times), content in zip(rows, contents, strict=True)
        ],
        batch_size=AT_ONCE,
    )  # fmt: skip
    pairs = list(zip(made, contents, strict=True))
    bulk.insert(
        Choice, ["application", "batch", "place"],
        (
            (one.pk, key, place)
            for one, content in pairs
            for place, key in enumerate(content["choices"], 1)
        ),
    )  # fmt: skip
    bulk.insert(
        Delegate, ["application", "number", "name"],
        ((one.pk, 1, "Ibu Sri Rahayu") for one in made),
    )  # fmt: skip
    for through, name, terms, asked in (
        (Application.competencies.through, "competency", subjects, "competencies"),
        (Application.business_units.through, "businessunit", units, "units"),
    ):
        values = ((one.pk, terms[code]) for one, content in pairs for code in content[asked])
        bulk.insert(through, ["application", name], values)
    leave(
        [
            Written(
                one, content, row.choices, row.cooperative, f"Koperasi {row.cooperative}", times
            )
            for (row, _user, times), (one, content) in zip(rows, pairs, strict=True)
        ],
        now,
    )


def kept_up() -> None:
    """As autovacuum keeps them in three days: counted, and without rows that are gone."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")


def size() -> str:
    """Rows of the largest tables, and how large the database is."""
    from django.db import connection

    if connection.vendor != "postgresql":
        return ""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT relname, reltuples::bigint FROM pg_class WHERE relkind = 'r' "
            "AND relnamespace = 'public'::regnamespace ORDER BY reltuples DESC LIMIT 10"
        )
        tables = ", ".join(f"{name} {rows:,}" for name, rows in cursor.fetchall())
        cursor.execute("SELECT pg_database_size(current_database())")
        return f"{cursor.fetchone()[0] / 2**20:,.0f} MiB: {tables}"
