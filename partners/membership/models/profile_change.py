"""What an organisation's people propose for its public page, until a moderator decides."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from home.ui.states import Look, declare
from partners.organisations.models import Organisation


class ProfileChangeQuerySet(models.QuerySet["ProfileChange"]):
    def open(self) -> Self:
        """Prepared or waiting: at most one of an organisation."""
        return self.filter(state__in=ProfileChange.OPEN)

    def waiting(self) -> Self:
        return self.filter(state=ProfileChange.State.WAITING)


class ProfileChange(models.Model):
    """`values` are those proposed, `before` what stood there when they were, both by field
    (`partners.membership.profile_fields`).
    """

    class State(models.TextChoices):
        PREPARED = "prepared", _("prepared, not sent yet")
        WAITING = "waiting", _("waiting for a moderator")
        PUBLISHED = "published", _("published")
        REFUSED = "refused", _("not published")
        WITHDRAWN = "withdrawn", _("taken back")

    OPEN = (State.PREPARED, State.WAITING)

    organisation = models.ForeignKey(
        Organisation,
        models.PROTECT,
        related_name="profile_changes",
        verbose_name=_("organisation"),
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="profile_changes",
        verbose_name=_("by"),
    )
    role = models.CharField(_("role"), max_length=14, editable=False)
    state = models.CharField(_("state"), max_length=9, choices=State)
    before = models.JSONField(default=dict)
    values = models.JSONField(default=dict)
    asked_at = models.DateTimeField(_("proposed on"), default=timezone.now)
    reason = models.TextField(_("why not"), blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, editable=False, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, editable=False)
    updated_at = models.DateTimeField(auto_now=True)

    objects = ProfileChangeQuerySet.as_manager()

    class Meta:
        verbose_name = _("change of a profile")
        verbose_name_plural = _("changes of profiles")
        ordering = ["asked_at"]
        constraints = [
            models.UniqueConstraint(
                name="profile_change_one_at_a_time",
                fields=["organisation"],
                condition=Q(state__in=["prepared", "waiting"]),
            ),
            models.CheckConstraint(
                name="profile_change_decided_says_when",
                condition=Q(state__in=["prepared", "waiting"], decided_at__isnull=True)
                | (~Q(state__in=["prepared", "waiting"]) & Q(decided_at__isnull=False)),
            ),
            models.CheckConstraint(
                name="profile_change_refused_says_why",
                condition=~Q(state="refused") | ~Q(reason=""),
            ),
        ]

    def __str__(self) -> str:
        return str(self.organisation)


declare(
    {
        ProfileChange.State.PREPARED: Look("neutral", "edit"),
        ProfileChange.State.WAITING: Look("attention", "wait"),
        ProfileChange.State.PUBLISHED: Look("success", "check"),
        ProfileChange.State.REFUSED: Look("danger", "minus"),
        ProfileChange.State.WITHDRAWN: Look("neutral", "minus"),
    }
)
