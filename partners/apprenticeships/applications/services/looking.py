"""Staff look at whom a cooperative would send: personal data, so the history says who looked."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from wagtail.models import ModelLogEntry

from home import audit
from home.access import Actor, require
from partners.apprenticeships.applications import four_eyes
from partners.apprenticeships.applications.history import LOOKED
from partners.apprenticeships.applications.models import Application
from partners.apprenticeships.applications.permissions import READ

OPEN_FOR = timedelta(hours=8)
"""A day's work: then it is asked again."""


def user_can_look(actor: Actor) -> bool:
    """Staff, known by name."""
    return actor.person is not None and actor.has(READ)


def user_can_look_at(actor: Actor, application: Application) -> bool:
    """Whom it would send, and what it encloses: not who has a part in it (`four_eyes`)."""
    return user_can_look(actor) and not four_eyes.user_has_part_in(actor, application)


@transaction.atomic
def look_at_delegates(application: Application, *, by: Actor) -> None:
    """Note that somebody reads names and telephone numbers. Raises ActionNotPermitted."""
    require(user_can_look_at(by, application))
    audit.record(application, LOOKED, by=by)


def is_looking(actor: Actor, application: Application) -> bool:
    """Whether it was noted so lately that the names are shown."""
    since = timezone.now() - OPEN_FOR
    looks = ModelLogEntry.objects.for_instance(application).filter(
        action=LOOKED, user=actor.person, timestamp__gt=since
    )
    return looks.exists() and user_can_look_at(actor, application)
