"""A national round as the portal holds it: cooperatives, offers, batches, applications handed in.

Invented, and the same each time; rows are inserted in bulk.
"""

import io
from datetime import timedelta
from typing import Any

AT_ONCE = 2_000


def fill(applications: int, batches: int) -> int:
    """The key of the matching that waits."""
    from dataclasses import replace

    from django.core.management import call_command
    from django.db import connection
    from django.utils import timezone

    from benchmarks.matching_command import _in_our_words
    from benchmarks.matching_instances import NATIONAL, national
    from home.services.vocabulary import load_vocabulary
    from partners.apprenticeships.results.models import Matching
    from partners.apprenticeships.rounds.models import Round
    from partners.apprenticeships.rounds.sources.database import vocabulary
    from partners.matching.lottery import commitment
    from partners.matching.policy import Policy
    from portal.users.models import User

    call_command("migrate", verbosity=0, interactive=False)
    call_command("load_regions", stdout=io.StringIO())
    load_vocabulary()
    words = vocabulary()
    people, groups = national(1, replace(NATIONAL, applications=applications, batches=batches))
    people, groups = _in_our_words(people, words), _in_our_words(groups, words)
    now = timezone.now()
    policy = Policy()
    round = Round.objects.create(
        code="2027-1", name_id="Putaran nasional", state="open", seed="benchmark",
        commitment=commitment("benchmark"), announced_at=now - timedelta(days=40),
        apply_until=(now - timedelta(days=2)).date(), closes_at=now - timedelta(days=1),
        policy=policy.version, weights={c.code: c.weight for c in policy.criteria},
    )  # fmt: skip
    person = User.objects.create_superuser("bench@simpul.test", "x")
    organisations = _organisations(people, groups, list(words.stages))
    keys = _batches(round, groups, organisations, now)
    _applications(round, people, organisations, keys, person, now)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return int(Matching.objects.create(round=round, asked_by=person).pk)


def _organisations(people: Any, groups: Any, stages: list[str]) -> dict[str, int]:
    """A cooperative for each code, with its profile: key by code."""
    from home.models import Stage
    from partners.organisations.models import CooperativeProfile, Organisation

    where = {row.host: row.regency for row in groups}
    where |= {row.cooperative: row.regency for row in people}
    made = Organisation.objects.bulk_create(
        [
            Organisation(
                slug=code, code=code, name=f"Koperasi {code}", kind="cooperative", country="ID",
                region_id=region,
            )
            for code, region in where.items()
        ],
        batch_size=AT_ONCE,
    )  # fmt: skip
    stage_of = {row.cooperative: row.stage for row in people}
    keys = list(Stage.objects.filter(code__in=stages).values_list("pk", flat=True))
    CooperativeProfile.objects.bulk_create(
        [
            CooperativeProfile(
                organisation=one,
                stage_id=keys[number - 1] if (number := stage_of.get(one.code, 0)) else None,
            )
            for one in made
        ],
        batch_size=AT_ONCE,
    )
    return {one.code: one.pk for one in made}


def _batches(round: Any, groups: Any, organisations: dict[str, int], now: Any) -> dict[str, int]:
    """An offer with one batch for each row, all in the round: key by code."""
    from home.models import BusinessUnit, Competency, Region, Sector, Stage
    from partners.apprenticeships.models import Batch, Offer
    from partners.apprenticeships.rounds.models import RoundBatch

    shift = (now + timedelta(days=40)).date() - min(row.starts for row in groups)
    stages = list(Stage.objects.values_list("pk", flat=True))
    offers = Offer.objects.bulk_create(
        [
            Offer(
                slug=row.id.lower(), title_id=f"Magang {row.id}", host_id=organisations[row.host],
                region_id=row.regency, mode=_mode(row.modes), language=row.languages[-1],
                minimum_stage_id=stages[row.stage - 1] if row.stage else None,
                is_step_free=bool(row.provides), live=True,
            )
            for row in groups
        ],
        batch_size=500,
    )  # fmt: skip
    batches = Batch.objects.bulk_create(
        [
            Batch(
                offer=offer, code=row.id, starts_on=row.starts + shift, ends_on=row.ends + shift,
                seats=row.seats, minimum=row.minimum, reserve_3t=row.reserve,
                max_per_cooperative=row.team_limit, state="open",
            )
            for offer, row in zip(offers, groups, strict=True)
        ],
        batch_size=500,
    )  # fmt: skip
    for through, made, name, model in (
        (Offer.competencies.through, offers, "competencies", Competency),
        (Offer.sectors.through, offers, "sectors", Sector),
        (Offer.business_units.through, offers, "units", BusinessUnit),
        (Batch.origins.through, batches, "origins", Region),
    ):
        _link(through, made, groups, name, model)
    RoundBatch.objects.bulk_create(
        [RoundBatch(round=round, batch=batch) for batch in batches], batch_size=AT_ONCE
    )
    return {batch.code: batch.pk for batch in batches}


def _mode(modes: int) -> str:
    from partners.apprenticeships.labels import Mode

    return {1: Mode.ON_SITE, 2: Mode.ONLINE, 3: Mode.BOTH}[int(modes)].value


def _link(through: Any, made: Any, rows: Any, name: str, model: Any) -> None:
    keys = dict(model.objects.values_list("code", "pk"))
    left, right = (
        next(field.attname for field in through._meta.fields if field.related_model is one)
        for one in (type(made[0]), model)
    )
    through.objects.bulk_create(
        [
            through(**{left: one.pk, right: keys[code]})
            for one, row in zip(made, rows, strict=True)
            for code in getattr(row, name)
        ],
        batch_size=AT_ONCE,
    )


def _applications(
    round: Any,
    people: Any,
    organisations: dict[str, int],
    keys: dict[str, int],
    person: Any,
    now: Any,
) -> None:
    """All handed in."""
    from django.db.models import OuterRef, Subquery

    from partners.apprenticeships.applications.models import Application, Submission

    signed = {"by": person, "role": Application.Role.REPRESENTATIVE}
    made = Application.objects.bulk_create(
        [
            Application(round=round, organisation_id=organisations[row.cooperative], **signed)
            for row in people
        ],
        batch_size=AT_ONCE,
    )
    Submission.objects.bulk_create(
        [
            Submission(
                application=one, number=1, content=_content(row, keys, now), policy=round.policy,
                submitted_at=now, **signed,
            )
            for one, row in zip(made, people, strict=True)
        ],
        batch_size=AT_ONCE,
    )  # fmt: skip
    theirs = Submission.objects.filter(application=OuterRef("pk")).values("pk")[:1]
    Application.objects.update(standing=Subquery(theirs), state=Application.State.SUBMITTED)


def _content(row: Any, keys: dict[str, int], now: Any) -> dict[str, Any]:
    """As `applications.content.of_application` would have it; everybody has time in the year."""
    from partners.matching.rows import Reach

    reach = {Reach.PROVINCE: "province", Reach.ISLAND: "island", Reach.COUNTRY: "country"}
    days = (now + timedelta(days=40)).date()
    first = days + (row.free_from - _first_day())
    return {
        "choices": [keys[code] for code in row.choices],
        "left_out": [],
        "sector": row.sector,
        "competencies": sorted(row.competencies),
        "units": sorted(row.units),
        "goals": "Kami mau belajar mengelola usaha bersama dan membawanya pulang.",
        "team": row.team,
        "mode": _mode(row.modes),
        "reach": reach[row.reach],
        "languages": list(row.languages),
        "needs": list(row.needs),
        "free_from": first.isoformat(),
        "free_until": (first + (row.free_until - row.free_from)).isoformat(),
        "listed_only": row.listed_only,
    }


def _first_day() -> Any:
    from benchmarks.matching_instances import FIRST_DAY

    return FIRST_DAY
