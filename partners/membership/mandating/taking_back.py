"""How this room's own acts are undone (`undoing`)."""

from collections.abc import Collection

from django.db.models import F, Q
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from home.access import Actor
from partners.membership.mandating import undoing
from partners.membership.mandating.refusals import ReliedUpon
from partners.membership.models import DoneInName, ProfileChange
from partners.membership.services import profiles

DECIDED: dict[str, Promise] = {
    ProfileChange.State.PUBLISHED: gettext_lazy("published by a moderator"),
    ProfileChange.State.REFUSED: gettext_lazy("refused by a moderator"),
    ProfileChange.State.WITHDRAWN: gettext_lazy("taken back"),
}


def take_back_profile(done: DoneInName, by: Actor) -> None:
    """A proposal that no moderator has decided about, and nobody has rewritten since."""
    change = ProfileChange.objects.open().filter(organisation=done.organisation).first()
    if change is None or change.asked_at > done.at:
        raise ReliedUpon
    profiles.withdraw(change, by=by)


def outcomes_of_profiles(rows: Collection[DoneInName]) -> dict[int, str]:
    """Decided about, or rewritten since: an organisation has one open proposal at a time, so the
    one that a row is about is the first that was not decided before it.
    """
    since = min(row.at for row in rows)
    changes = list(
        ProfileChange.objects.filter(organisation__in={row.organisation_id for row in rows})
        .filter(Q(decided_at__isnull=True) | Q(decided_at__gte=since))
        .order_by(F("decided_at").asc(nulls_last=True))
    )
    told = {}
    for row in rows:
        about = next((c for c in changes if c.decided_at is None or c.decided_at >= row.at), None)
        if about is None or about.asked_at > row.at:
            told[row.pk] = _("something else was proposed since")
        elif about.decided_at is not None:
            told[row.pk] = str(DECIDED[about.state])
    return told


def register() -> None:
    for action in (profiles.PROPOSED, profiles.SENT):
        undoing.register(action, take_back_profile, outcomes_of_profiles)
