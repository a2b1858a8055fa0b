"""What a cooperative's board lets a business assistant do in its name, from a day to a day."""

from datetime import date
from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from home.access import Actor
from home.ui.states import Look, declare, look
from partners.membership.mandating.codes import code_of_sheet
from partners.membership.mandating.rules import WARNED_BEFORE, warns_on
from partners.organisations.models import Organisation

if TYPE_CHECKING:
    from partners.membership.models.sheet import MandateSheet


class Scope(models.TextChoices):
    """What a mandate may name; nothing else is done in a cooperative's name."""

    PROFILE = "profile", _("the profile")
    APPLICATIONS = "applications", _("applications for apprenticeships")
    ANSWERS = "answers", _("answers to offered places")
    REPORTS = "reports", _("reports")
    LOGBOOK = "logbook", _("the logbook")


class MandateQuerySet(models.QuerySet["Mandate"]):
    def in_force(self, today: date) -> Self:
        given = self.filter(state=Mandate.State.GIVEN)
        return given.filter(begins_on__lte=today, ends_on__gte=today)

    def of(self, actor: Actor) -> Self:
        """Those of the assistant who acts; none for nobody and for jobs."""
        return self.filter(assistant=actor.person) if actor.person else self.none()

    def naming(self, scope: Scope | str) -> Self:
        return self.filter(scopes__scope=scope)

    def open(self) -> Self:
        """Asked for or given: neither refused nor over."""
        return self.filter(state__in=Mandate.OPEN)

    def asked(self) -> Self:
        return self.filter(state=Mandate.State.ASKED)

    def ending_soon(self, today: date) -> Self:
        """In force, and for a month at most."""
        return self.in_force(today).filter(ends_on__lte=today + WARNED_BEFORE)

    def over_on(self, today: date) -> Self:
        """Open rows whose last day is past: the night's duty ends them."""
        return self.open().filter(ends_on__lt=today)

    def for_lists(self) -> Self:
        """With all that a line of a list shows."""
        return self.select_related(
            "cooperative__region__parent", "assistant", "given_by", "ended_by"
        ).prefetch_related("scopes", "sheets")


class Mandate(models.Model):
    """One assistant, one cooperative; `scopes` say for what. Never deleted: it ends."""

    class State(models.TextChoices):
        ASKED = "asked", _("asked for")
        GIVEN = "given", _("given")
        REFUSED = "refused", _("refused")
        CANCELLED = "cancelled", _("request withdrawn")
        EXPIRED = "expired", _("expired")
        ENDED = "ended", _("ended early")

    class Means(models.TextChoices):
        PORTAL = "portal", _("in the portal")
        TELEPHONE = "telephone", _("by a code told on the telephone")
        SHEET = "sheet", _("by a signed sheet")

    OPEN = (State.ASKED, State.GIVEN)

    cooperative = models.ForeignKey(
        Organisation, models.PROTECT, related_name="mandates", verbose_name=_("cooperative")
    )
    assistant = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="mandates",
        verbose_name=_("business assistant"),
    )
    state = models.CharField(_("state"), max_length=9, choices=State, default=State.ASKED)
    begins_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until"))
    asked_at = models.DateTimeField(_("asked on"), default=timezone.now, editable=False)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, editable=False, related_name="+"
    )
    means = models.CharField(_("given how"), max_length=9, choices=Means, blank=True)
    terms = models.CharField(
        _("version of the text agreed to"), max_length=10, blank=True, editable=False
    )
    given_at = models.DateTimeField(_("given on"), null=True, editable=False)
    given_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, editable=False, related_name="+"
    )
    ended_at = models.DateTimeField(_("ended on"), null=True, editable=False)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, editable=False, related_name="+"
    )
    is_demo = models.BooleanField(default=False, editable=False)
    updated_at = models.DateTimeField(auto_now=True)

    objects = MandateQuerySet.as_manager()

    class Meta:
        verbose_name = _("mandate")
        verbose_name_plural = _("mandates")
        ordering = ["cooperative__name", "-begins_on"]
        constraints = [
            models.UniqueConstraint(
                name="mandate_once_at_a_time",
                fields=["cooperative", "assistant"],
                condition=Q(state__in=["asked", "given"]),
                violation_error_message=_("This assistant has a mandate of the cooperative."),
            ),
            models.CheckConstraint(
                name="mandate_ends_after_it_begins",
                condition=Q(ends_on__gte=F("begins_on")),
                violation_error_message=_("It ends before it begins."),
            ),
            models.CheckConstraint(
                name="mandate_given_says_how",
                condition=~Q(state="given") | (Q(given_at__isnull=False) & ~Q(means="")),
            ),
            models.CheckConstraint(
                name="mandate_ended_says_when",
                condition=Q(state__in=["asked", "given"], ended_at__isnull=True)
                | (~Q(state__in=["asked", "given"]) & Q(ended_at__isnull=False)),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.cooperative}, {self.assistant}"

    @property
    def named(self) -> list[str]:
        """Codes of the scopes, in their order."""
        mine = {row.scope for row in self.scopes.all()}
        return [scope for scope in Scope.values if scope in mine]

    @property
    def scope_words(self) -> list[str]:
        return [str(Scope(scope).label) for scope in self.named]

    @property
    def look(self) -> Look:
        """Of its state as it is today, also before the night has written it down."""
        is_past = self.is_open and self.ends_on < localdate()
        return look(self.State.EXPIRED if is_past else self.State(self.state))

    @property
    def is_asked(self) -> bool:
        return self.state == self.State.ASKED

    @property
    def is_open(self) -> bool:
        return self.state in self.OPEN

    def is_ending(self, today: date) -> bool:
        """In force, and for a month at most."""
        is_given = self.state == self.State.GIVEN and self.begins_on <= today
        return is_given and warns_on(self.ends_on, today)

    @property
    def sheet_code(self) -> str:
        """Printed on the sheet that the board signs; another one when something else is named."""
        return code_of_sheet(self.pk, f"{self.ends_on}:{','.join(self.named)}")

    @property
    def sheet_remark(self) -> str:
        """What is missing on the sheet that was given back last."""
        return next((sheet.remark for sheet in self.sheets.all()), "")

    @property
    def sheet_to_check(self) -> "MandateSheet | None":
        return next((sheet for sheet in self.sheets.all() if sheet.checked_at is None), None)


class MandateScope(models.Model):
    """One thing that a mandate lets do."""

    mandate = models.ForeignKey(Mandate, models.CASCADE, related_name="scopes")
    scope = models.CharField(_("may act for"), max_length=12, choices=Scope)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="mandate_scope_once", fields=["mandate", "scope"]),
            models.CheckConstraint(
                name="mandate_scope_is_known", condition=Q(scope__in=Scope.values)
            ),
        ]

    def __str__(self) -> str:
        return self.get_scope_display()


declare(
    {
        Mandate.State.ASKED: Look("attention", "wait"),
        Mandate.State.GIVEN: Look("success", "check"),
        Mandate.State.REFUSED: Look("danger", "minus"),
        Mandate.State.CANCELLED: Look("neutral", "minus"),
        Mandate.State.EXPIRED: Look("neutral", "wait"),
        Mandate.State.ENDED: Look("neutral", "minus"),
    }
)
