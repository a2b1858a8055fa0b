"""What stands before the rush: cooperatives with a representative each, signed in, and an open
round. Invented, and the same each time; rows are inserted in bulk.
"""

import secrets
import time
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from benchmarks.rounds_filling import AT_ONCE, _batches, _content, _organisations

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


def fill(applications: int, prepared: float) -> list[Person]:
    """In the order of the applications; the share `prepared` of them is written already."""
    from benchmarks.matching_command import _in_our_words
    from benchmarks.matching_instances import NATIONAL, national
    from home.models import Competency
    from partners.apprenticeships.rounds.sources.database import vocabulary

    words = vocabulary()
    batches = max(12, round(applications * SEATS / SEATS_OF_A_BATCH))
    shape = replace(NATIONAL, applications=applications, batches=batches, seats=SEATS)
    people, groups = national(1, shape)
    people, groups = _in_our_words(people, words), _in_our_words(groups, words)
    from django.utils import timezone

    now = timezone.now()
    current = _round(now)
    organisations = _organisations(people, groups, list(words.stages))
    keys = _batches(current, groups, organisations, now)
    users = _representatives([organisations[row.cooperative] for row in people], now)
    sessions = _sessions(users)
    written = [i for i in range(len(people)) if int((i + 1) * prepared) > int(i * prepared)]
    _drafts(current, [(people[i], users[i]) for i in written], organisations, keys, now)
    _analysed()
    subjects = dict(Competency.objects.values_list("code", "pk"))
    is_written = set(written)
    return [
        Person(
            row.cooperative, sessions[i], tuple(row.choices),
            tuple(subjects[code] for code in row.competencies), i in is_written,
        )
        for i, row in enumerate(people)
    ]  # fmt: skip


def close() -> None:
    """The deadline has passed everywhere, and what was sent before it is stored."""
    from django.utils import timezone

    from partners.apprenticeships.rounds.models import Round

    at = timezone.now() - timedelta(days=1)
    Round.objects.filter(code=CODE).update(apply_until=at.date(), closes_at=at)
    _analysed()


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


def _drafts(
    current: Any, rows: list[tuple[Any, Any]], organisations: dict[str, int],
    keys: dict[str, int], now: Any,
) -> None:  # fmt: skip
    """Written, and not handed in."""
    from home.models import BusinessUnit, Competency, Sector
    from partners.apprenticeships.applications.models import Application, Choice, Delegate

    known = [dict(each.objects.values_list("code", "pk")) for each in (Sector, Competency)]
    sectors, subjects = known
    units = dict(BusinessUnit.objects.values_list("code", "pk"))
    contents = [_content(row, keys, now) for row, _user in rows]
    plain = ("team", "mode", "reach", "languages", "needs", "free_from", "free_until")
    made = Application.objects.bulk_create(
        [
            Application(
                round=current, organisation_id=organisations[row.cooperative], by=user,
                role="representative", goals=GOALS, sector_id=sectors[row.sector],
                listed_only=row.listed_only, **{name: content[name] for name in plain},
            )
            for (row, user), content in zip(rows, contents, strict=True)
        ],
        batch_size=AT_ONCE,
    )  # fmt: skip
    pairs = list(zip(made, contents, strict=True))
    _bulk(
        Choice(application=one, batch_id=key, place=place)
        for one, content in pairs
        for place, key in enumerate(content["choices"], 1)
    )
    _bulk(Delegate(application=one, number=1, name="Ibu Sri Rahayu") for one in made)
    for through, name, terms in (
        (Application.competencies.through, "competency_id", subjects),
        (Application.business_units.through, "businessunit_id", units),
    ):
        asked = "competencies" if terms is subjects else "units"
        _bulk(
            through(application_id=one.pk, **{name: terms[code]})
            for one, content in pairs
            for code in content[asked]
        )


def _bulk(rows: Any) -> None:
    rows = list(rows)
    if rows:
        type(rows[0]).objects.bulk_create(rows, batch_size=AT_ONCE)


def _analysed() -> None:
    """So that the database knows how many rows there are, as it does after a day."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
