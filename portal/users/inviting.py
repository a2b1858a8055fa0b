"""The first administrator: an account without a password, and a link that sets one."""

from dataclasses import dataclass

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.mail import get_connection
from django.core.validators import validate_email
from django.db import transaction
from django.urls import reverse
from django.utils import translation

from home import audit
from home.access import system
from home.notices import letters
from portal.users.models import User

HOURS = settings.PASSWORD_RESET_TIMEOUT // 3600


class NotAnAddress(ValueError):
    """No e-mail can be sent there."""


class NotAnAdministrator(Exception):
    """Somebody with this address has an account already, without these rights."""


@dataclass(frozen=True)
class Invitation:
    """`link` sets the password, once, within HOURS. `problem`: why no letter was sent."""

    email: str
    link: str
    problem: str = ""


def invite_administrator(email: str, *, job: str) -> Invitation | None:
    """Make the account and send its link; None for an administrator who has a password already.

    Asked again, it sends another link: the first may be lost or too old. Raises NotAnAddress,
    NotAnAdministrator.
    """
    person = _account(email, job)
    if person.has_usable_password():
        return None
    link = link_for(person)
    with translation.override(person.language):
        return Invitation(email, link, _send(person, link))


def link_for(person: User) -> str:
    """The page that sets the password, once, within HOURS, in the person's language."""
    key = {"uidb36": user_pk_to_url_str(person), "key": default_token_generator.make_token(person)}
    with translation.override(person.language):
        return settings.BASE_URL + reverse("account_reset_password_from_key", kwargs=key)


@transaction.atomic
def _account(email: str, job: str) -> User:
    try:
        validate_email(email)
    except ValidationError as error:
        raise NotAnAddress(email) from error
    person: User | None = User.objects.filter(email=email).first()
    if person is None:
        person = User.objects.create_superuser(email)
        audit.record(person, audit.CREATED, by=system(job))
    if not (person.is_superuser and person.is_active):
        raise NotAnAdministrator(person.email)
    return person


def _send(person: User, link: str) -> str:
    """What hindered it, "" when the mail server has taken it."""
    facts = {"link": link, "hours": HOURS}
    try:
        # At once: who waits at the console shows the link when the letter does not leave.
        server = get_connection(settings.MAIL_SERVER_BACKEND)
        letters.post("invitation", person.email, facts, server)
    except OSError as error:  # all that smtplib raises is one
        return str(error)
    return ""
