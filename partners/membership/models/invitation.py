"""Somebody is asked to join an organisation: by e-mail, or by a code on paper."""

import hashlib
import secrets
from datetime import timedelta
from typing import Any, Self

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from home.email_addresses import AddressField
from home.person_names import validate_name
from home.ui.states import Look, declare
from partners.membership.models.membership import Role
from partners.organisations.models import Organisation

LASTS = timedelta(days=14)
TOKEN_BYTES = 32
# Without letters and digits that are taken for each other on paper: 0 O, 1 I L.
LETTERS, CODE_LENGTH, GROUP = "ABCDEFGHJKMNPQRSTUVWXYZ23456789", 8, 4


def new_token() -> str:
    return secrets.token_urlsafe(TOKEN_BYTES)


def digest_of_token(token: str) -> str:
    return hashlib.sha256(token.encode(errors="surrogatepass")).hexdigest()


def new_code() -> str:
    """For paper, in groups: about 850,000 million of them."""
    letters = "".join(secrets.choice(LETTERS) for _ in range(CODE_LENGTH))
    return f"{letters[:GROUP]}-{letters[GROUP:]}"


def digest_of_code(code: str) -> str:
    """Keyed, as codes are short; however it is spaced, in large or small letters."""
    plain = "".join(letter for letter in code[:40].upper() if letter in LETTERS)
    return salted_hmac("membership.invitation", plain, algorithm="sha256").hexdigest()


class InvitationQuerySet(models.QuerySet["Invitation"]):
    def open(self) -> Self:
        """Neither answered nor ended; those whose time is over are told apart by `in_time`."""
        return self.filter(state=Invitation.State.OPEN)

    def in_time(self) -> Self:
        return self.open().filter(expires_at__gt=timezone.now())

    def sent_by(self, person: Any) -> Self:
        return self.filter(invited_by=person)

    def end(self, state: "Invitation.State", by: Any = None) -> int:
        """End all of these that are open; how many."""
        now = timezone.now()
        return self.open().update(state=state, ended_at=now, ended_by=by, updated_at=now)


class Invitation(models.Model):
    """Never deleted: it is answered, withdrawn or expires. What opens it is kept as a digest."""

    class Means(models.TextChoices):
        EMAIL = "email", _("by e-mail")
        PAPER = "paper", _("by a code on paper")

    class State(models.TextChoices):
        OPEN = "open", _("waiting for an answer")
        ACCEPTED = "accepted", _("accepted")
        DECLINED = "declined", _("declined")
        WITHDRAWN = "withdrawn", _("withdrawn")
        EXPIRED = "expired", _("expired")

    organisation = models.ForeignKey(
        Organisation,
        models.PROTECT,
        related_name="invitations",
        verbose_name=_("organisation"),
    )
    role = models.CharField(_("role"), max_length=14, choices=Role)
    name = models.CharField(_("name"), max_length=150, validators=[validate_name])
    means = models.CharField(_("how"), max_length=5, choices=Means)
    address = AddressField(_("e-mail address"), blank=True)
    digest = models.CharField(max_length=64, unique=True, editable=False)
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        verbose_name=_("invited by"),
    )
    state = models.CharField(_("state"), max_length=9, choices=State, default=State.OPEN)
    invited_at = models.DateTimeField(_("invited on"), default=timezone.now, editable=False)
    sent_at = models.DateTimeField(_("last sent on"), default=timezone.now, editable=False)
    expires_at = models.DateTimeField(_("until"))
    ended_at = models.DateTimeField(_("answered on"), null=True, editable=False)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, editable=False, related_name="+"
    )
    is_demo = models.BooleanField(default=False, editable=False)
    updated_at = models.DateTimeField(auto_now=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")
        ordering = ["-invited_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                name="invitation_open_once",
                fields=["organisation", "address"],
                condition=Q(state="open") & ~Q(address=""),
                violation_error_message=_("This address has an open invitation already."),
            ),
            models.CheckConstraint(
                name="invitation_goes_to_an_address_or_on_paper",
                condition=(Q(means="email") & ~Q(address="")) | Q(means="paper", address=""),
            ),
            models.CheckConstraint(name="invitation_names_somebody", condition=~Q(name="")),
            models.CheckConstraint(
                name="invitation_ended_says_when",
                condition=Q(state="open", ended_at__isnull=True)
                | (~Q(state="open") & Q(ended_at__isnull=False)),
            ),
            models.CheckConstraint(
                name="invitation_ends_after_it_is_sent",
                condition=Q(expires_at__gt=F("sent_at")),
            ),
            models.CheckConstraint(
                name="invitation_role_is_known", condition=Q(role__in=Role.values)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}, {self.organisation}"

    def clean(self) -> None:
        super().clean()
        self.name = " ".join(self.name.split())
        if not self.name:
            raise ValidationError({"name": _("Write a name.")})

    @property
    def is_open(self) -> bool:
        """Whether it may still be answered."""
        return self.state == self.State.OPEN and self.expires_at > timezone.now()

    @property
    def is_on_paper(self) -> bool:
        return self.means == self.Means.PAPER


declare(
    {
        Invitation.State.OPEN: Look("attention", "wait"),
        Invitation.State.ACCEPTED: Look("success", "check"),
        Invitation.State.DECLINED: Look("neutral", "minus"),
        Invitation.State.WITHDRAWN: Look("neutral", "minus"),
        Invitation.State.EXPIRED: Look("neutral", "wait"),
    }
)
