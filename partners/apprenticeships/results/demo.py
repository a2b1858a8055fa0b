"""A round of the past, matched by the same code: made-up cooperatives apply for the demo's batches
that have taken place; those with a place accepted it. Loading again changes nothing.
"""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from functools import partial
from typing import Any

from django.contrib.auth import get_user_model
from django.db import transaction
from django.utils import timezone

from home.cache import renewal
from home.models import BusinessUnit, Competency
from home.services.progress import Progress
from partners.apprenticeships.applications.content import of_application
from partners.apprenticeships.applications.models import (
    Application,
    Choice,
    Delegate,
    Submission,
)
from partners.apprenticeships.models import Batch
from partners.apprenticeships.results import keeping, running
from partners.apprenticeships.results.models import (
    BatchFacts,
    ChanceTable,
    Matching,
    Reasons,
    Result,
    WaitingList,
)
from partners.apprenticeships.results.models.result import Answer, Standing
from partners.apprenticeships.rounds.deadlines import closes_at
from partners.apprenticeships.rounds.lifecycle import RoundState
from partners.apprenticeships.rounds.models import Round, RoundBatch
from partners.matching import lottery
from partners.matching.policy import Policy
from partners.organisations.demo import nation
from partners.organisations.models import Organisation

CODE = "peragaan-lalu"
ASKS, PUBLISHES = "moderator@simpul.demo", "admin@simpul.demo"
AUTHOR = ("sari.handayani@simpul.demo", "Sari", "Handayani")
REGENCY_CODE = 4  # digits of a village's code that name its regency
APPLICANTS = 12
GOALS = "Kami mau melihat bagaimana koperasi yang sudah lama berjalan mencatat, membagi tugas, dan \
menjual hasil anggotanya."


@transaction.atomic
def load(progress: Progress) -> None:
    """Nothing where the offers were loaded before they had batches of the past."""
    people = get_user_model()._default_manager.in_bulk([ASKS, PUBLISHES], field_name="email")
    today = timezone.localdate()
    past = Batch.objects.public().filter(offer__is_demo=True, ends_on__lt=today).order_by("code")
    is_new = not Round.objects.filter(code=CODE).exists()
    if is_new and len(people) == 2 and past:
        _make(list(past), people[ASKS], people[PUBLISHES])
    progress("a round of the past", 1, 1)


def unload() -> None:
    """All that hangs on rounds of the demo, whoever applied there. Their author stays, as the other
    people of the demo do.
    """
    made = Round.objects.filter(is_demo=True)
    rows = RoundBatch.objects.filter(round__in=made)
    applications = Application.objects.filter(round__in=made)
    Reasons.objects.filter(application__in=applications).delete()
    Result.objects.filter(round__in=made).delete()
    for model in (BatchFacts, WaitingList):
        model._default_manager.filter(round_batch__in=rows).delete()
    for matching in Matching.objects.filter(round__in=made):
        transaction.on_commit(partial(keeping.drop, matching))
        matching.delete()
    ChanceTable.objects.filter(round__in=made).delete()
    applications.update(state=Application.State.DRAFT, standing=None)
    for part in (Choice, Delegate, Submission):
        part._default_manager.filter(application__in=applications).delete()
    applications.delete()


def _make(batches: Sequence[Batch], asks: Any, publishes: Any) -> None:
    first, last = min(b.starts_on for b in batches), max(b.ends_on for b in batches)
    policy, day = Policy(), first - timedelta(weeks=5)
    seed = lottery.new_seed()
    round = Round.objects.create(
        code=CODE,
        name_id="Putaran peragaan yang lalu",
        name_en="Past demonstration round",
        state=RoundState.OPEN,
        apply_until=day,
        closes_at=closes_at(day),
        policy=policy.version,
        weights={criterion.code: criterion.weight for criterion in policy.criteria},
        seed=seed,
        commitment=lottery.commitment(seed),
        announced_at=_at(day - timedelta(weeks=4)),
        is_demo=True,
    )
    RoundBatch.objects.bulk_create([RoundBatch(round=round, batch=batch) for batch in batches])
    author = _author()
    for number, cooperative in enumerate(_apart(APPLICANTS)):
        _apply(round, cooperative, author, batches, number)
    matching = Matching.objects.create(round=round, asked_by=asks)
    running.run(matching.pk, on=day + timedelta(days=1))
    _publish(Round.objects.get(pk=round.pk), day, publishes, is_over=last < timezone.localdate())


def _publish(round: Round, day: date, publishes: Any, *, is_over: bool) -> None:
    """As it was two days after its last day; everybody with a place accepted it."""
    if round.state != RoundState.MATCHED:
        raise RuntimeError(Matching.objects.of(round).first())
    begins = _at(day + timedelta(days=3))
    round.state, round.published_by = RoundState.PUBLISHED, publishes
    round.published_at = _at(day + timedelta(days=2))
    round.answers_from, round.answers_until = begins, begins + timedelta(days=7)
    round.save()
    results = Result.objects.filter(round=round)
    answered = {"answered_at": begins, "answered_by": _author(), "changed_at": begins}
    results.exclude(place=None).update(answer=Answer.BINDING, is_over=is_over, **answered)
    results.filter(standing=Standing.WAITING).update(standing=Standing.LAPSED)
    results.update(told_at=round.published_at)
    renewal.changed(Round, RoundBatch)


def _apply(
    round: Round, cooperative: Organisation, author: Any, batches: Sequence[Batch], number: int
) -> None:
    """Each begins its list with another batch; one in four lists none, and says what to learn."""
    signed = {"by": author, "role": Application.Role.REPRESENTATIVE}
    application = Application.objects.create(
        round=round, organisation=cooperative, goals=GOALS, languages=["id"], is_demo=True, **signed
    )
    turned = [*batches[number % len(batches) :], *batches[: number % len(batches)]]
    listed = [] if number % 4 == 3 else turned[: 1 + number % 2]
    for place, batch in enumerate(listed, 1):
        Choice.objects.create(application=application, batch=batch, place=place)
    application.competencies.set(Competency.objects.filter(offers__batches__in=turned[:1]))
    application.business_units.set(BusinessUnit.objects.all()[:2])
    Delegate.objects.create(application=application, number=1, name="Utusan rekaan")
    content = of_application(application, {batch.pk for batch in batches})
    application.standing = Submission.objects.create(
        application=application,
        number=1,
        content=content,
        policy=round.policy,
        submitted_at=_at(round.apply_until - timedelta(days=number % 9)),
        **signed,
    )
    application.state = Application.State.SUBMITTED
    application.save()


def _apart(count: int) -> list[Organisation]:
    """Made-up cooperatives, the first of each regency: the same ones when more are loaded."""
    made_up = Organisation.objects.public().cooperatives()
    rows = made_up.filter(is_demo=True, source=nation.SOURCE).order_by("pk")
    first: dict[str, int] = {}
    for key, village in rows.exclude(region=None).values_list("pk", "region_id").iterator():
        first.setdefault(village[:REGENCY_CODE], key)
        if len(first) == count:
            break
    return list(rows.filter(pk__in=first.values()))


def _author() -> Any:
    email, first_name, last_name = AUTHOR
    names = {"first_name": first_name, "last_name": last_name, "is_demo": True}
    person, is_new = get_user_model()._default_manager.get_or_create(email=email, defaults=names)
    if is_new:
        person.set_unusable_password()
        person.save()
    return person


def _at(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(8)))
