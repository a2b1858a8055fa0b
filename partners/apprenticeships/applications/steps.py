"""The steps that acts on an application are made of; they ask for no right."""

from collections.abc import Collection, Mapping, Sequence
from datetime import timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Count, Max, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from home import audit
from home.access import Actor
from partners.apprenticeships.applications import expecting
from partners.apprenticeships.applications.deadlines import last_moment
from partners.apprenticeships.applications.lifecycle import Hinders, Verb, after
from partners.apprenticeships.applications.lifecycle import hinders as hindered_by
from partners.apprenticeships.applications.lists import Lost, lost
from partners.apprenticeships.applications.models import Application, Choice, Delegate
from partners.apprenticeships.applications.models.application import LONGEST_GOALS
from partners.apprenticeships.applications.refusals import (
    CannotBeHad,
    DeadlineHasPassed,
    HandedInTooOften,
    IsNotOpen,
    IsOwn,
    NobodyNamed,
    NotInRound,
    RoundIsNotOpen,
    TooManyNamed,
)
from partners.apprenticeships.labels import Language
from partners.apprenticeships.models import Batch
from partners.apprenticeships.models.access import CODES
from partners.apprenticeships.rounds.lifecycle import Phase
from partners.apprenticeships.rounds.models import Round
from partners.organisations.models import Organisation

TERMS = ("competencies", "business_units")
WORDS = (
    "sector",
    *TERMS,
    "goals",
    "team",
    "mode",
    "reach",
    "languages",
    "needs",
    "free_from",
    "free_until",
    "listed_only",
)
OF_DELEGATE = ("name", "office", "phone", "gender")
AN_HOUR, MOST_AN_HOUR = timedelta(hours=1), 20
OVER = frozenset({Phase.DRAFT, Phase.ENDED, Phase.CANCELLED})


def hinders(application: Application) -> Hinders | None:
    """What keeps it from being changed now."""
    until = last_moment(application.round, application.organisation)
    return hindered_by(application.round.state, until, timezone.now())


def require_open(round: Round, organisation: Organisation) -> None:
    """Raises RoundIsNotOpen, DeadlineHasPassed."""
    until = last_moment(round, organisation)
    match hindered_by(round.state, until, timezone.now()):
        case Hinders.ROUND:
            raise RoundIsNotOpen(round=round)
        case Hinders.DEADLINE:
            raise DeadlineHasPassed(until=until)


def go(application: Application, verb: Verb) -> None:
    """Raises IsNotOpen."""
    to = after(verb, application.state)
    if to is None:
        raise IsNotOpen(state=application.state)
    application.state = Application.State(to.value)


def take_words(application: Application, words: Mapping[str, Any]) -> None:
    """Raises ValidationError by field; TypeError for what is no word of an application."""
    if unknown := words.keys() - set(WORDS):
        raise TypeError(f"no words of an application: {', '.join(sorted(unknown))}")
    for name, value in words.items():
        if name in TERMS:
            getattr(application, name).set(value)
        else:
            setattr(application, name, value)
    if len(application.goals) > LONGEST_GOALS:
        said = _("At most %(most)s letters.") % {"most": LONGEST_GOALS}
        raise ValidationError({"goals": said})
    _require_known("languages", application.languages, set(Language.values))
    _require_known("needs", application.needs, set(CODES.values()))
    application.full_clean(exclude=["round", "organisation", "standing", "by", "mandate"])


def listed(application: Application) -> list[int]:
    """Keys of the batches on its list, best first."""
    return list(application.choices.order_by("place").values_list("batch", flat=True))


def set_list(application: Application, keys: Sequence[int]) -> None:
    """Written anew, so that no two stand at one place on the way. Each keeps since when it is
    there.
    """
    since, now = dict(application.choices.values_list("batch", "put_at")), timezone.now()
    application.choices.all().delete()
    Choice.objects.bulk_create(
        Choice(application=application, batch_id=key, place=place, put_at=since.get(key, now))
        for place, key in enumerate(keys, 1)
    )


def require_can_be_had(application: Application, batches: Collection[Batch]) -> None:
    """Raises NotInRound, CannotBeHad, IsOwn."""
    if not batches:
        return
    in_round = set(application.round.batches.values_list("batch", flat=True))
    rows = Batch.objects.select_related("offer__host")
    for batch in rows.filter(pk__in=[batch.pk for batch in batches]).order_by("pk"):
        if batch.offer.host_id == application.organisation_id:
            raise IsOwn(batch=batch)
        why = lost(batch, in_round)
        if why is Lost.LEFT:
            raise NotInRound(batch=batch)
        if why is not None:
            raise CannotBeHad(batch=batch, why=why)


def take_delegates(application: Application, delegates: Sequence[Mapping[str, str]]) -> None:
    """Row by row, by their numbers. Raises ValidationError."""
    for number, said in enumerate(delegates, 1):
        mine = Delegate.objects.filter(application=application, number=number).first()
        row = mine or Delegate(application=application, number=number)
        for name in OF_DELEGATE:
            setattr(row, name, str(said.get(name, "")).strip())
        row.full_clean(exclude=["application"], validate_unique=False)
        row.save()
    application.delegates.filter(number__gt=len(delegates)).delete()


def team_that_stands(application: Application) -> int | None:
    """How many people come by what was handed in; None where nothing stands in a live round, and
    after it nobody expects them.
    """
    stands, phase = application.standing, application.round.phase
    is_over = phase in OVER
    if phase is Phase.ENDED:
        is_over = not expecting.is_expected(application)
    if stands is None or is_over:
        return None
    return int(stands.content["team"])


def require_named(named: int, team: int) -> None:
    """Raises NobodyNamed, TooManyNamed."""
    if not named:
        raise NobodyNamed
    if named > team:
        raise TooManyNamed(named=named, team=team)


def next_number(application: Application) -> int:
    """Of a submission. Each is kept and writes letters; what stands stays. Raises
    HandedInTooOften.
    """
    lately = Count("pk", filter=Q(submitted_at__gt=timezone.now() - AN_HOUR))
    found = application.submissions.aggregate(last=Max("number"), lately=lately)
    if found["lately"] >= MOST_AN_HOUR:
        raise HandedInTooOften(most=MOST_AN_HOUR)
    return int(found["last"] or 0) + 1


def record(application: Application, action: str, by: Actor, **facts: Any) -> None:
    round = {"round": application.round.code, "application": application.pk}
    audit.record(application.organisation, action, by=by, data={**round, **facts})


def _require_known(name: str, values: Collection[str], known: set[str]) -> None:
    if not known.issuperset(values):
        raise ValidationError({name: _("Choose from what is offered.")})
