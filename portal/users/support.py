"""Looking at somebody's workspace to help them: read only, for a reason, and written down.

Nobody signs in as somebody else: who helps keeps their own name and rights, and what they see here
leads nowhere and changes nothing. The person reads under *Data about you* who looked, when and why.
"""

from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import ModelLogEntry

from home import audit
from home.access import Actor, require
from home.desk.refusals import Refusal
from home.privacy.held import Text
from home.privacy.stored import Kind, counted, grouped
from home.privacy.words import ORGANISATIONS
from home.waiting import Waiting, waiting_for
from portal import security_log
from portal.users import names, staffing
from portal.users.models import User

LOOKED = "users.looked_at"
OPEN_FOR = timedelta(minutes=10)


class WhyIsMissing(Refusal):
    about = ("reason",)
    words = _("Say why you look: the person reads it.")


@dataclass(frozen=True, slots=True)
class Picture:
    """What stands in the person's workspace, without a way to act on it.

    `organisations`: memberships, claims, mandates and the like with their newest rows; `others`:
    everything else that is stored, as kinds and numbers, no words of theirs.
    """

    waiting: list[Waiting]
    organisations: list[Kind]
    others: list[tuple[Text, int]]
    signs_in_with: str


@transaction.atomic
def look(user: User, reason: str, *, by: Actor) -> None:
    """By who looks after this account, which may do nothing that they may not; opens its picture
    for a while. Raises ActionNotPermitted, WhyIsMissing.
    """
    require(staffing.user_can_look_after(user, by))
    if not (reason := reason.strip()):
        raise WhyIsMissing
    audit.record(user, LOOKED, by=by, data={"reason": reason})
    security_log.note("workspace looked at", person=user.pk)


def picture_of(user: User, by: Actor) -> Picture | None:
    """None for who did not say lately why. Raises ActionNotPermitted."""
    require(staffing.user_can_look_after(user, by))
    looks = ModelLogEntry.objects.filter(action=LOOKED, object_id=str(user.pk), user=by.person)
    if not looks.filter(timestamp__gte=timezone.now() - OPEN_FOR).exists():
        return None
    groups = {str(heading): kinds for heading, kinds in grouped(user)}
    theirs = groups.get(str(ORGANISATIONS), [])
    named = {(kind.held.model, kind.held.field) for kind in theirs}
    others = [
        (kind.held.title, kind.count)
        for kind in counted(user)
        if (kind.held.model, kind.held.field) not in named
    ]
    return Picture(waiting_for(Actor(user)), theirs, others, names.shown(user))
