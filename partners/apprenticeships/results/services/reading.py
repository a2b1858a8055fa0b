"""Moderators read what a cooperative enclosed, while something about its result can be decided."""

from django.db import transaction
from django.utils.timezone import localdate

from home import audit
from home.access import Actor, require
from partners.apprenticeships.applications.enclosing import keys_of
from partners.apprenticeships.applications.history import READ
from partners.apprenticeships.applications.models import Application, Attachment
from partners.apprenticeships.applications.services import looking
from partners.apprenticeships.results.models import Appeal, Result
from partners.apprenticeships.results.services.matching import user_can_match
from partners.apprenticeships.rounds.lifecycle import Phase

DECIDING = (Phase.MATCHED, Phase.PUBLISHED, Phase.ANSWERING)
"""Phases in which an appeal may change something for anybody."""


def user_can_read_files(actor: Actor) -> bool:
    """Who decides appeals and objections."""
    return looking.user_can_look(actor) and user_can_match(actor)


def are_needed(application: Application) -> bool:
    """From when the round is matched until its answers end; then as long as an appeal waits, or a
    place may be objected to: until its batch begins. Of what was handed in and stands. Two queries
    at most.
    """
    if application.standing_id is None:
        return False
    if (phase := application.round.phase) in DECIDING:
        return True
    held = Result.objects.holding().filter(application=application)
    held = held.filter(place__batch__starts_on__gt=localdate())
    waiting = Appeal.objects.open().filter(result__application=application)
    return phase is Phase.ENDED and (waiting.exists() or held.exists())


def files_of(application: Application) -> list[Attachment]:
    """Those that the standing submission names, as far as they are kept."""
    standing = application.standing
    keys = keys_of(standing.content) if standing else []
    return list(Attachment.objects.filter(application=application, key__in=keys).order_by("pk"))


def user_sees_files(actor: Actor, application: Application) -> bool:
    """Who decides, while there is something to decide, and has said that they look."""
    return (
        user_can_read_files(actor)
        and are_needed(application)
        and looking.is_looking(actor, application)
    )


@transaction.atomic
def read_file(attachment: Attachment, *, by: Actor) -> None:
    """Note that somebody reads one of `files_of`. Raises ActionNotPermitted."""
    application = attachment.application
    require(user_sees_files(by, application) and attachment in files_of(application))
    audit.record(application, READ, by=by, data={"attachment": str(attachment.key)})
