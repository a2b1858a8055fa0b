"""How what was handed in in a cooperative's name is undone (`mandating.undoing`)."""

from collections.abc import Collection

from django.utils import timezone
from django.utils.translation import gettext as _

from home.access import Actor
from partners.apprenticeships.applications import history
from partners.apprenticeships.applications.deadlines import last_moment
from partners.apprenticeships.applications.models import Submission
from partners.apprenticeships.applications.services import applications
from partners.apprenticeships.rounds.lifecycle import RoundState
from partners.membership.mandating import undoing
from partners.membership.mandating.refusals import ReliedUpon
from partners.membership.models import DoneInName


def take_back_submission(done: DoneInName, by: Actor) -> None:
    """While it stands and the deadline is ahead: then a round relies on it."""
    rows = Submission.objects.select_related("application__organisation")
    submission = rows.filter(pk=done.facts.get("submission")).first()
    if submission is None:
        raise ReliedUpon
    try:
        applications.take_back(submission, by=by, before=done.facts.get("before"))
    except (applications.RoundIsNotOpen, applications.DeadlineHasPassed) as refusal:
        raise ReliedUpon from refusal


def outcomes_of_submissions(rows: Collection[DoneInName]) -> dict[int, str]:
    """Handed in anew or withdrawn since, or the time to apply is over."""
    wanted = {row.facts.get("submission"): row for row in rows}
    found = Submission.objects.filter(pk__in=[key for key in wanted if key])
    related = found.select_related("application__round", "application__organisation")
    told, now = {}, timezone.now()
    for submission in related:
        application = submission.application
        if application.standing_id != submission.pk:
            told[wanted[submission.pk].pk] = _("handed in anew or withdrawn since")
        elif application.round.state != RoundState.OPEN or now > last_moment(
            application.round, application.organisation
        ):
            told[wanted[submission.pk].pk] = _("the time to apply is over")
    return told


def register() -> None:
    undoing.register(history.SUBMITTED, take_back_submission, outcomes_of_submissions)
