"""How often a person wants to be reminded."""

from typing import Any

from django.db import transaction

from home.access import Actor, require
from partners.agreements import permissions
from partners.agreements.models import ReminderPreference


@transaction.atomic
def choose(user: Any, rhythm: str, *, by: Actor) -> ReminderPreference:
    """At once, weekly or never; each chooses for themselves. Raises ActionNotPermitted.

    A digest that is chosen anew begins with the next Monday.
    """
    require(by.is_(user.pk) and permissions.user_is_staff(by))
    preference, _created = ReminderPreference.objects.get_or_create(user=user)
    preference.rhythm, preference.last_digest_on = ReminderPreference.Rhythm(rhythm), None
    preference.save(update_fields=["rhythm", "last_digest_on"])
    return preference
