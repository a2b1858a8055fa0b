"""A report as its cooperative works on it; readers see none of it before it is published."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from home.access import Actor
from home.ui.states import Look, declare, look
from knowledge.adoption.lifecycle import Verb, is_open
from knowledge.adoption.models.words import ReportWords
from partners.membership.models import Mandate, Membership


class AdoptionReportQuerySet(models.QuerySet["AdoptionReport"]):
    def submitted(self) -> Self:
        return self.filter(state=AdoptionReport.State.SUBMITTED)

    def of_others_than(self, actor: Actor) -> Self:
        """Nobody decides about a report of their own organisation."""
        mine = Membership.objects.live().of(actor).values("organisation")
        helped = Mandate.objects.of(actor).in_force(localdate()).values("cooperative")
        return self.exclude(organisation__in=mine).exclude(organisation__in=helped)

    def newest_first(self) -> Self:
        return self.order_by("-updated_at", "-pk")


class AdoptionReport(ReportWords):
    """One of a cooperative about a tool. `by`, `role` and `mandate` are of who wrote it last;
    `consented_at` is when the cooperative agreed that its words be published, `consented_to` the
    version of the text that it agreed to (consent.py).
    """

    class State(models.TextChoices):
        DRAFT = "draft", _("draft")
        SUBMITTED = "submitted", _("waiting for a moderator")
        RETURNED = "returned", _("sent back")
        PUBLISHED = "published", _("published")
        WITHDRAWN = "withdrawn", _("withdrawn")
        HIDDEN = "hidden", _("hidden by a moderator")

    class Role(models.TextChoices):
        REPRESENTATIVE = "representative", _("representative")
        ASSISTANT = "assistant", _("business assistant")

    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("by")
    )
    role = models.CharField(_("role"), max_length=14, choices=Role, editable=False)
    mandate = models.ForeignKey(
        Mandate, models.PROTECT, null=True, editable=False, related_name="+"
    )
    state = models.CharField(_("state"), max_length=9, choices=State, default=State.DRAFT)
    reason = models.TextField(_("reason"), max_length=1_000, blank=True)
    consented_at = models.DateTimeField(null=True, editable=False)
    consented_to = models.CharField(
        _("version of the text agreed to"), max_length=10, blank=True, editable=False
    )
    submitted_at = models.DateTimeField(_("sent on"), null=True, editable=False)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, editable=False, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, editable=False)
    updated_at = models.DateTimeField(auto_now=True)

    objects = AdoptionReportQuerySet.as_manager()

    class Meta(ReportWords.Meta):
        verbose_name = _("report about a tool")
        verbose_name_plural = _("reports about tools")
        ordering = ["-updated_at", "-pk"]
        constraints = [
            *ReportWords.Meta.constraints,
            models.CheckConstraint(
                name="adoption_report_by_who_may",
                condition=Q(role="representative", mandate__isnull=True)
                | Q(role="assistant", mandate__isnull=False),
            ),
            models.CheckConstraint(
                name="adoption_report_sent_with_consent",
                condition=~Q(state__in=["submitted", "published"])
                | Q(consented_at__isnull=False, submitted_at__isnull=False),
            ),
            models.CheckConstraint(
                name="adoption_report_consent_to_a_text",
                condition=Q(consented_at__isnull=True, consented_to="")
                | (Q(consented_at__isnull=False) & ~Q(consented_to="")),
            ),
            models.CheckConstraint(
                name="adoption_report_refused_says_why",
                condition=~Q(state__in=["returned", "hidden"]) | ~Q(reason=""),
            ),
            models.CheckConstraint(
                name="adoption_report_decided_says_when",
                condition=~Q(state__in=["returned", "published", "hidden"])
                | Q(decided_at__isnull=False),
            ),
        ]

    @property
    def look(self) -> Look:
        return look(self.State(self.state))

    @property
    def is_asked_to_change(self) -> bool:
        """By a moderator, with a reason; else the reason is of an earlier time, or none."""
        return self.state in {self.State.RETURNED, self.State.HIDDEN}

    def lets(self, verb: Verb) -> bool:
        """Whether the verb is open, as it stands now."""
        return is_open(verb, self.state)


declare(
    {
        AdoptionReport.State.DRAFT: Look("neutral", "edit"),
        AdoptionReport.State.SUBMITTED: Look("attention", "wait"),
        AdoptionReport.State.RETURNED: Look("attention", "edit"),
        AdoptionReport.State.PUBLISHED: Look("success", "check"),
        AdoptionReport.State.WITHDRAWN: Look("neutral", "minus"),
        AdoptionReport.State.HIDDEN: Look("danger", "minus"),
    }
)
