"""A person in an organisation, from a day to a day."""

from datetime import date
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from home.access import Actor
from partners.organisations.models import Organisation


class Role(models.TextChoices):
    """What somebody may do in an organisation's name; docs/people.md says what each may."""

    REPRESENTATIVE = "representative", _("representative")
    CONTRIBUTOR = "contributor", _("contributor")


class MembershipQuerySet(models.QuerySet["Membership"]):
    def live(self) -> Self:
        return self.filter(ended_at__isnull=True)

    def of(self, actor: Actor) -> Self:
        """Those of the person who acts; none for nobody and for jobs."""
        return self.filter(person=actor.person) if actor.person else self.none()

    def representatives(self) -> Self:
        return self.filter(role=Role.REPRESENTATIVE)

    def of_active_people(self) -> Self:
        """A closed account acts for nobody."""
        return self.filter(person__is_active=True)

    def to_confirm(self, today: date) -> Self:
        """Whose yearly review is due."""
        return self.live().filter(review_on__lte=today)


class Membership(models.Model):
    """Nothing but a live row gives a right: no right is copied to the user. It is never deleted:
    it ends, and says when, by whom and why.
    """

    class Ending(models.TextChoices):
        LEFT = "left", _("left")
        REMOVED = "removed", _("removed by the organisation")
        HANDED_OVER = "handed-over", _("handed over to a successor")
        TERM_OVER = "term-over", _("term of office is over")
        REPLACED = "replaced", _("replaced: could not be reached")
        STAFF = "staff", _("ended by the ministry's staff")
        MERGED = "merged", _("the organisation was merged into another")

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="memberships",
        verbose_name=_("person"),
    )
    organisation = models.ForeignKey(
        Organisation,
        models.PROTECT,
        related_name="memberships",
        verbose_name=_("organisation"),
    )
    role = models.CharField(_("role"), max_length=14, choices=Role)
    began_at = models.DateTimeField(_("since"), default=timezone.now)
    review_on = models.DateField(
        _("to be confirmed on"), help_text=_("Offices end with the board's term: asked each year.")
    )
    confirmed_at = models.DateTimeField(_("last confirmed on"), null=True, editable=False)
    ended_at = models.DateTimeField(_("until"), null=True, editable=False)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, editable=False, related_name="+"
    )
    ending = models.CharField(
        _("why it ended"), max_length=11, choices=Ending, blank=True, editable=False
    )
    is_demo = models.BooleanField(default=False, editable=False)
    updated_at = models.DateTimeField(auto_now=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        ordering = ["organisation__name", "began_at"]
        constraints = [
            models.UniqueConstraint(
                name="membership_once_at_a_time",
                fields=["person", "organisation"],
                condition=Q(ended_at__isnull=True),
                violation_error_message=_("This person belongs to the organisation already."),
            ),
            models.CheckConstraint(
                name="membership_ends_for_a_reason",
                condition=Q(ended_at__isnull=True, ending="")
                | (Q(ended_at__isnull=False) & ~Q(ending="")),
            ),
            models.CheckConstraint(
                name="membership_ends_after_it_began",
                condition=Q(ended_at__isnull=True) | Q(ended_at__gte=F("began_at")),
            ),
            models.CheckConstraint(
                name="membership_role_is_known", condition=Q(role__in=Role.values)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}, {self.organisation}"

    @property
    def is_live(self) -> bool:
        return self.ended_at is None

    @property
    def represents(self) -> bool:
        return self.is_live and self.role == Role.REPRESENTATIVE
