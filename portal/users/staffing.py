"""Accounts of staff: made with an invitation instead of a password, ended instead of deleted."""

from allauth.usersessions.models import UserSession
from django.db import transaction

from home import audit
from home.access import Actor, require
from home.desk.locking import locked
from home.desk.refusals import IsGone
from portal import security_log
from portal.users import inviting, letters, rights
from portal.users.models import User

INVITED, ENDED, OPENED_AGAIN = "users.invited", "users.ended", "users.opened_again"
LINK_SENT = "users.password_link_sent"
CHANGE_PEOPLE = "users.change_user"


class HasPassword(Exception):
    """The person came in already; who forgot the password asks for another on the log-in page."""


class HasNoAddress(Exception):
    """Who has a number only asks for a code on the log-in page."""


def user_can_look_after(user: User, by: Actor) -> bool:
    """Whether this account is theirs to invite, end and open again; nobody ends their own."""
    return by.has(CHANGE_PEOPLE) and not by.is_(user.pk) and rights.may_change(user, by)


@transaction.atomic
def invite(user: User, *, by: Actor) -> None:
    """A letter with a link that sets the first password. Raises ActionNotPermitted, HasPassword."""
    require(user_can_look_after(user, by))
    if user.has_usable_password() or not user.email:
        raise HasPassword
    facts = {"link": inviting.link_for(user), "hours": inviting.HOURS}
    letters.send("staff-invitation", user, facts=facts)
    audit.record(user, INVITED, by=by)
    security_log.note("invited", person=user.pk)


@transaction.atomic
def send_password_link(user: User, *, by: Actor) -> None:
    """A letter with a link with which the person chooses a new password; until then the old one
    holds. Raises ActionNotPermitted, HasNoAddress.
    """
    require(user_can_look_after(user, by))
    if not user.email:
        raise HasNoAddress
    facts = {"link": inviting.link_for(user), "hours": inviting.HOURS}
    letters.send("password-link-by-staff", user, facts=facts)
    audit.record(user, LINK_SENT, by=by)
    security_log.note("link for a password sent", person=user.pk)


@transaction.atomic
def end(user: User, reason: str, *, by: Actor) -> None:
    """Nobody signs in with it any more, and all its sessions end; what was done in its name stays.

    Raises ActionNotPermitted, and IsGone for one that somebody else has ended meanwhile.
    """
    require(user_can_look_after(user, by))
    _switch(user, is_active=False)
    for session in UserSession.objects.filter(user=user):
        session.end()
    audit.record(user, ENDED, by=by, data={"reason": reason})


@transaction.atomic
def open_again(user: User, *, by: Actor) -> None:
    """With the password and the second factor of before. Raises as `end`."""
    require(user_can_look_after(user, by))
    _switch(user, is_active=True)
    audit.record(user, OPENED_AGAIN, by=by)


def _switch(user: User, *, is_active: bool) -> None:
    current = locked(user)
    if current.is_active == is_active:
        raise IsGone(record=user)
    user.is_active = is_active
    user.save(update_fields=["is_active"])
