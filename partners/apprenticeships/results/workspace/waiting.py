"""Places that wait for an answer, for who may answer."""

from collections.abc import Iterator

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from home.access import Actor
from home.waiting import Waiting
from partners.apprenticeships.results.models import Result
from partners.apprenticeships.results.models.result import Answer
from partners.apprenticeships.results.saying import last_day
from partners.membership.models import Scope
from partners.membership.reach import may_act_for

MOST = 50


def open_places(actor: Actor) -> QuerySet[Result]:
    if actor.person is None:
        return Result.objects.none()
    now = timezone.now()
    theirs = may_act_for(actor, Scope.ANSWERS, "organisation")
    rows = Result.objects.published().holding().filter(theirs, answer=Answer.OPEN)
    in_time = Q(answer_until__gt=now) | Q(answer_until=None, round__answers_until__gt=now)
    return rows.filter(in_time, round__answers_from__lte=now)


def to_answer(actor: Actor) -> Iterator[Waiting]:
    """One query."""
    for one in open_places(actor).order_by("pk").select_related("round", "organisation")[:MOST]:
        yield Waiting(
            _("A place for an apprenticeship waits for your answer"),
            reverse("results:result", args=[one.organisation.slug, one.round.code]),
            _("Answer"),
            str(one.organisation),
            last_day(one),
        )
