"""The second factor: who needs one, how its secrets are kept, and how a lost one is taken away.

Who may enter the admin needs one (SECOND_FACTOR_REQUIRED; the demo does without). Secrets of the
apps and seeds of the recovery codes lie encrypted in the database, with a key made of SECRET_KEY;
those of a former key (SECRET_KEY_FALLBACKS) are still read, and written anew by
`manage.py encrypt_second_factors`.
"""

import base64
import datetime
import hashlib
import logging
import secrets
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import transaction

from home import audit
from home.access import Actor, require
from partners.membership.models import Area
from partners.membership.permissions import user_is_officer
from portal.users import letters
from portal.users.models import User

logger = logging.getLogger(__name__)
security = logging.getLogger("simpul.security")
RESET = "users.second_factor_reset"
CHANGE_PEOPLE = "users.change_user"


def is_missing(user: User | AnonymousUser) -> bool:
    """Whether this person must set one up before the admin opens."""
    return is_required(user) and not is_set_up(user)


def is_set_up(user: User | AnonymousUser) -> bool:
    is_there: bool = Authenticator.objects.filter(
        user_id=user.pk, type=Authenticator.Type.TOTP
    ).exists()
    return is_there


def is_set_up_since(user: User | AnonymousUser, at: float) -> bool:
    """`at` in seconds since 1970."""
    since = datetime.datetime.fromtimestamp(at, datetime.UTC)
    made = Authenticator.objects.filter(type=Authenticator.Type.TOTP, created_at__gte=since)
    is_there: bool = made.filter(user_id=user.pk).exists()
    return is_there


def is_required(user: User | AnonymousUser) -> bool:
    """Of who may enter the admin, and of a PMO, who sees a whole region."""
    return (
        settings.SECOND_FACTOR_REQUIRED
        and _may_do_more(user)
        and (user.has_perm("wagtailadmin.access_admin") or user_is_officer(Actor(user)))
    )


def _may_do_more(user: User | AnonymousUser) -> bool:
    """Whether they are in any group, have any right of their own, or any area: one query, and for
    nearly everybody the only one.
    """
    if user.is_anonymous or user.is_superuser:
        return user.is_superuser
    rows = (
        User.groups.through.objects.filter(user=user.pk),
        User.user_permissions.through.objects.filter(user=user.pk),
        Area.objects.filter(person=user.pk),
    )
    first, *others = (each.order_by().values("pk") for each in rows)
    return bool(first.union(*others, all=True)[:1])


def user_can_reset(user: User, by: Actor) -> bool:
    """Administrators, of others; a command that has the right. Nobody takes away their own: there
    are recovery codes.
    """
    may = by.person is None or (bool(by.person.is_superuser) and not by.is_(user.pk))
    return may and by.has(CHANGE_PEOPLE)


@transaction.atomic
def reset(user: User, reason: str = "", *, by: Actor) -> bool:
    """Take away the second factor of somebody who lost it, end all sessions, and tell the person.

    Who must have one is led to set up a new one after the next log-in. False when there was none.
    Raises ActionNotPermitted.
    """
    require(user_can_reset(user, by))
    removed, _each = Authenticator.objects.filter(user=user).delete()
    if not removed:
        return False
    for session in UserSession.objects.filter(user=user):
        session.end()
    audit.record(user, RESET, by=by, data={"reason": reason} if reason else None)
    security.info("second factor taken away", extra={"person": user.pk, "by": str(by)})
    transaction.on_commit(lambda: letters.send("second-factor-reset", user))
    return True


def encrypt(text: str) -> str:
    return _cipher().encrypt(text.encode()).decode()


def decrypt(token: str) -> str:
    """What was encrypted with the current key or a former one.

    With another key nothing can be read: no code fits then, as with a secret that nobody knows.
    """
    try:
        return _cipher().decrypt(token.encode()).decode()
    except InvalidToken:
        logger.error("a second factor cannot be read: SECRET_KEY is another one")
        return base64.b32encode(secrets.token_bytes(20)).decode()


def encrypt_all(authenticators: Any) -> int:
    """Write the secrets of all rows with the current key, also those that lie open.

    The number of rows; `authenticators` is the model's manager, also a migration's.
    """
    count = 0
    for row in authenticators.exclude(type=Authenticator.Type.WEBAUTHN):
        row.data = {name: _anew(value) for name, value in row.data.items()}
        row.save(update_fields=["data"])
        count += 1
    return count


def _anew(value: Any) -> Any:
    """Secrets are text; what else an authenticator holds are numbers."""
    if isinstance(value, list):
        return [_anew(each) for each in value]
    if not isinstance(value, str):
        return value
    try:
        return _cipher().rotate(value.encode()).decode()
    except InvalidToken:
        # Never encrypted, or with a key that is gone: the latter stays unreadable either way.
        return value if value.startswith("gAAAA") else encrypt(value)


def _cipher() -> MultiFernet:
    return MultiFernet([_key(key) for key in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)])


def _key(secret: str) -> Fernet:
    """A key for this purpose alone; SECRET_KEY is long and random, so that one hash is enough."""
    digest = hashlib.blake2b(secret.encode(), digest_size=32, person=b"second-factor").digest()
    return Fernet(base64.urlsafe_b64encode(digest))
