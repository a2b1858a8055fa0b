"""What the demo's matched rounds are made of: dates lie in the past, the rest is as services do."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from hashlib import sha256
from typing import Any

from django.contrib.auth import get_user_model
from django.utils import timezone

from home.cache import renewal
from home.models import BusinessUnit, Competency
from home.notices.models import Letter, Notice, State
from partners.apprenticeships.applications.content import of_application
from partners.apprenticeships.applications.demo import BOARDS, PAIR, papers
from partners.apprenticeships.applications.models import (
    Application,
    Choice,
    Delegate,
    Submission,
)
from partners.apprenticeships.lifecycle import BatchState
from partners.apprenticeships.models import Batch
from partners.apprenticeships.results import running
from partners.apprenticeships.results.models import Matching
from partners.apprenticeships.rounds.deadlines import closes_at
from partners.apprenticeships.rounds.lifecycle import RoundState
from partners.apprenticeships.rounds.models import Round, RoundBatch
from partners.matching import lottery
from partners.matching.policy import Policy
from partners.membership.models import Membership, Role
from partners.organisations.models import Organisation

ASKS, PUBLISHES = "moderator@simpul.demo", "admin@simpul.demo"
BOARD, BOARD_OF = "pengurus@simpul.demo", "kdmp-banjarsari-3204152008"
AREA = "32"
"""Province of the demo's PMO."""
GOALS = "Kami mau melihat bagaimana koperasi yang sudah lama berjalan mencatat, membagi tugas, dan \
menjual hasil anggotanya."
FIRST_NAMES = ("Siti", "Agus", "Rahma", "Yusuf", "Endang", "Dedi", "Lina", "Hasan", "Ratna", "Joko")
OFFICES = ("Bendahara", "Sekretaris", "Manajer unit")
GENDERS = (Delegate.Gender.WOMAN, Delegate.Gender.MAN)
LAST_NAMES = ("Lestari", "Pranoto", "Hidayati", "Maulana", "Susanti", "Wibowo", "Kartika")


def staff() -> tuple[Any, Any] | None:
    """Who has the rounds matched and who publishes them; None where one of them is missing."""
    people = get_user_model()._default_manager.filter(is_active=True)
    found = people.in_bulk([ASKS, PUBLISHES], field_name="email")
    return (found[ASKS], found[PUBLISHES]) if len(found) == 2 else None


def board_of() -> Organisation | None:
    """The made-up cooperative of the demo's board."""
    rows = Organisation.objects.public().cooperatives().filter(is_demo=True, slug=BOARD_OF)
    return rows.first()


def boards() -> list[Organisation]:
    """The others of the demo's board: in what is over, in what runs, in what is ahead."""
    return _named(BOARDS)


def pair() -> list[Organisation]:
    """Two more of the demo's board, which like another batch better than the one that they have."""
    return _named(PAIR)


def _named(slugs: Sequence[str]) -> list[Organisation]:
    rows = Organisation.objects.public().cooperatives().filter(is_demo=True)
    found = rows.select_related("cooperative__stage").in_bulk(slugs, field_name="slug")
    return [found[slug] for slug in slugs if slug in found]


def closed(days_ago: int) -> list[Batch]:
    """Batches of the demo that closed so many days ago and are in no round, the smaller first."""
    day = timezone.localdate() - timedelta(days=days_ago)
    rows = Batch.objects.public().filter(
        offer__is_demo=True, state=BatchState.CLOSED, apply_until=day, rounds=None
    )
    return list(rows.order_by("seats", "code"))


def sector_taught(batch: Batch) -> str:
    """The first of its offer; "" for none."""
    first = batch.offer.sectors.order_by("code").first()
    return first.code if first else ""


def representative(organisation: Organisation) -> Any:
    """A made-up person who represents it, the demo's board where it is theirs."""
    mine = Membership.objects.live().representatives().filter(organisation=organisation)
    found = mine.filter(is_demo=True, person__is_active=True).select_related("person").first()
    if found is not None:
        return found.person
    number = int(sha256(organisation.slug.encode()).hexdigest()[:8], 16)
    names = {
        "first_name": FIRST_NAMES[number % len(FIRST_NAMES)],
        "last_name": LAST_NAMES[number % len(LAST_NAMES)],
        "is_demo": True,
    }
    people = get_user_model()._default_manager
    email = f"{organisation.slug}@simpul.demo"
    person, is_new = people.get_or_create(email=email, defaults=names)
    if is_new:
        person.set_unusable_password()
    person.is_active = True
    person.save()
    Membership.objects.create(
        person=person,
        organisation=organisation,
        role=Role.REPRESENTATIVE,
        began_at=timezone.now() - timedelta(days=300),
        review_on=timezone.localdate() + timedelta(days=65),
        is_demo=True,
    )
    return person


@contextmanager
def without_letters() -> Iterator[None]:
    """What services would write to the made-up people of the demo is written to nobody. Within a
    transaction.
    """
    yield
    new = Letter.objects.filter(recipient__is_demo=True, state=State.WAITING, handed_at=None)
    Notice.objects.filter(letter__in=new).delete()
    new.delete()


def at(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(8)))


def announced(
    code: str,
    names: tuple[str, str],
    batches: Iterable[Batch],
    day: date,
    seed: str,
    **rules: Any,
) -> Round:
    """As it stood when people applied. A seed that stays gives the same round each time."""
    policy = Policy()
    round = Round.objects.create(
        code=code,
        name_id=names[0],
        name_en=names[1],
        state=RoundState.OPEN,
        apply_until=day,
        closes_at=closes_at(day),
        policy=policy.version,
        weights={criterion.code: criterion.weight for criterion in policy.criteria},
        seed=seed,
        commitment=lottery.commitment(seed),
        announced_at=at(day - timedelta(weeks=4)),
        is_demo=True,
        **rules,
    )
    RoundBatch.objects.bulk_create([RoundBatch(round=round, batch=batch) for batch in batches])
    renewal.changed(RoundBatch)
    return round


def applied(
    round: Round,
    cooperative: Organisation,
    listed: Sequence[Batch],
    number: int,
    *,
    with_paper: bool = False,
    **wishes: Any,
) -> Application:
    """What it asks for, handed in some days before the last one.

    `with_paper`: and encloses a letter for the first batch.
    """
    signed = {"by": representative(cooperative), "role": Application.Role.REPRESENTATIVE}
    asked = {"goals": GOALS, "languages": ["id"], "is_demo": True, **wishes, **signed}
    application = Application.objects.create(round=round, organisation=cooperative, **asked)
    for place, batch in enumerate(listed, 1):
        Choice.objects.create(application=application, batch=batch, place=place)
    application.competencies.set(Competency.objects.filter(offers__batches__in=listed[:1]))
    application.business_units.set(BusinessUnit.objects.all()[:2])
    Delegate.objects.create(application=application, number=1, **_sent(number))
    content = of_application(application, set(round.batches.values_list("batch", flat=True)))
    if with_paper:
        content |= papers.enclosed(application, listed[0])
    application.standing = Submission.objects.create(
        application=application,
        number=1,
        content=content,
        policy=round.policy,
        region=cooperative.region_id or "",
        submitted_at=at(round.apply_until - timedelta(days=number % 9)),
        **signed,
    )
    application.state = Application.State.SUBMITTED
    application.save()
    return application


def _sent(number: int) -> dict[str, str]:
    """A made-up person; women and men in turn, as their first names are."""
    first, last = FIRST_NAMES[number % len(FIRST_NAMES)], LAST_NAMES[number % len(LAST_NAMES)]
    gender = GENDERS[number % len(GENDERS)]
    return {"name": f"{first} {last}", "office": OFFICES[number % len(OFFICES)], "gender": gender}


def matched(round: Round, asks: Any) -> Round:
    """By the job, on the day after its last one. Raises RuntimeError where it stopped."""
    matching = Matching.objects.create(round=round, asked_by=asks)
    day = round.apply_until + timedelta(days=1)
    running.run(matching.pk, on=day)
    Matching.objects.filter(pk=matching.pk).update(finished_at=min(at(day), timezone.now()))
    round = Round.objects.get(pk=round.pk)
    if round.state != RoundState.MATCHED:
        raise RuntimeError(Matching.objects.of(round).first())
    return round


def published(round: Round, publishes: Any, *, answers_after: int) -> Round:
    """Two days after its last day; answers come in `answers_after` days after it, for a week."""
    begins = at(round.apply_until + timedelta(days=answers_after))
    round.state, round.published_by = RoundState.PUBLISHED, publishes
    round.published_at = at(round.apply_until + timedelta(days=2))
    round.answers_from, round.answers_until = begins, begins + timedelta(days=7)
    round.save()
    return round
