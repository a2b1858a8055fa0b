"""The plan at home for 30, 60 and 90 days: its steps, their proof, and the result as published."""

import uuid
from datetime import date
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from home.bilingual import Bilingual
from home.ui.states import Look, declare, look
from home.uploads.storage import private_storage
from partners.apprenticeships.placements.models.placement import LONGEST_WORDS, Placement
from partners.apprenticeships.placements.plan_rules import DUE, PlanStation, due_on, is_told
from partners.organisations.models import Organisation

LONGEST_WHAT, LONGEST_OWNER = 300, 80


class ActionPlanQuerySet(models.QuerySet["ActionPlan"]):
    def handed_in(self) -> Self:
        return self.filter(state=ActionPlan.State.HANDED_IN)

    def confirmed(self) -> Self:
        return self.filter(state=ActionPlan.State.CONFIRMED)

    def with_sides(self) -> Self:
        return self.select_related(
            "placement__result__organisation__region__parent", "placement__batch__offer__host"
        )


class ActionPlan(models.Model):
    """One of a placement. `confirmed_as` says what let `confirmed_by` do so."""

    class State(models.TextChoices):
        DRAFT = "draft", _("being written")
        HANDED_IN = "handed_in", _("waiting for a confirmation")
        CONFIRMED = "confirmed", _("confirmed")

    class Office(models.TextChoices):
        ASSISTANT = "assistant", _("business assistant")
        OFFICER = "officer", _("PMO of the area")

    placement = models.OneToOneField(Placement, models.PROTECT, related_name="plan")
    state = models.CharField(
        _("state"), max_length=9, choices=State, default=State.DRAFT, editable=False
    )
    handed_in_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, editable=False, related_name="+"
    )
    handed_in_at = models.DateTimeField(_("handed in on"), null=True, editable=False)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, editable=False, related_name="+"
    )
    confirmed_as = models.CharField(
        _("confirmed as"), max_length=9, choices=Office, blank=True, editable=False
    )
    confirmed_at = models.DateTimeField(_("confirmed on"), null=True, editable=False)
    reason = models.TextField(_("what is missing"), max_length=LONGEST_WORDS, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    objects = ActionPlanQuerySet.as_manager()

    class Meta:
        verbose_name = _("plan at home")
        verbose_name_plural = _("plans at home")
        ordering = ["-updated_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="plan_state_is_known",
                condition=Q(state__in=[station.value for station in PlanStation]),
            ),
            models.CheckConstraint(
                name="plan_handed_in_says_when",
                condition=Q(state="draft") | Q(handed_in_at__isnull=False),
            ),
            models.CheckConstraint(
                name="plan_confirmed_says_when_and_as_what",
                condition=Q(state="confirmed", confirmed_at__isnull=False, confirmed_as__gt="")
                | (~Q(state="confirmed") & Q(confirmed_at__isnull=True, confirmed_as="")),
            ),
        ]

    def __str__(self) -> str:
        return str(self.placement)

    @property
    def look(self) -> Look:
        return look(self.State(self.state))

    @property
    def last_day(self) -> date:
        """Of the apprenticeship: days are counted from it."""
        return self.placement.batch.ends_on

    @property
    def is_told(self) -> bool:
        return is_told(self.last_day, localdate())


class PlanStep(models.Model):
    """`owner` is an office in the cooperative, no name. `due` is in days after the last day."""

    class Due(models.IntegerChoices):
        FIRST = DUE[0], _("within 30 days")
        SECOND = DUE[1], _("within 60 days")
        THIRD = DUE[2], _("within 90 days")

    plan = models.ForeignKey(ActionPlan, models.CASCADE, related_name="steps")
    number = models.PositiveSmallIntegerField(_("number"))
    what = models.CharField(_("what you will do"), max_length=LONGEST_WHAT)
    owner = models.CharField(_("who sees to it"), max_length=LONGEST_OWNER)
    due = models.PositiveSmallIntegerField(_("when"), choices=Due)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, editable=False, related_name="+"
    )
    done_at = models.DateTimeField(_("done on"), null=True, editable=False)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, editable=False, related_name="+"
    )
    proof = models.TextField(_("how one sees it"), max_length=LONGEST_WORDS, blank=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("step of a plan")
        verbose_name_plural = _("steps of a plan")
        ordering = ["plan", "due", "number"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "number"], name="plan_step_numbered"),
            models.CheckConstraint(name="plan_step_due_in_thirds", condition=Q(due__in=DUE)),
            models.CheckConstraint(
                name="plan_step_says_what_and_who", condition=~Q(what="") & ~Q(owner="")
            ),
            models.CheckConstraint(
                name="plan_step_done_says_how", condition=Q(done_at__isnull=True) | ~Q(proof="")
            ),
        ]

    def __str__(self) -> str:
        return self.what

    @property
    def due_on(self) -> date:
        return due_on(self.plan.last_day, self.due)

    @property
    def is_late(self) -> bool:
        return self.done_at is None and self.due_on < localdate()


def private_path(proof: "StepProof", name: str) -> str:
    """A path that tells nothing about the content but its type."""
    return f"plans/{proof.key}.{name.rsplit('.', 1)[-1].lower()}"


class PlanWriter(models.Model):
    """Who wrote a step of a plan or handed it in, ever: they do not confirm it, whatever others
    changed since.
    """

    plan = models.ForeignKey(ActionPlan, models.CASCADE, related_name="writers")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, editable=False, related_name="+"
    )

    class Meta:
        verbose_name = _("writer of a plan")
        verbose_name_plural = _("writers of plans")
        ordering = ["plan", "pk"]

    def __str__(self) -> str:
        return f"{self.plan} · {self.pk}"


class StepProof(models.Model):
    """A file that shows that a step was done: for the cooperative and who confirms its plan."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    step = models.ForeignKey(PlanStep, models.CASCADE, related_name="proofs")
    file = models.FileField(_("file"), storage=private_storage, upload_to=private_path)
    name = models.CharField(_("file name"), max_length=160)
    media_type = models.CharField(max_length=100)
    size = models.PositiveBigIntegerField(_("size"))
    sha256 = models.CharField(max_length=64)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    uploaded_at = models.DateTimeField(_("uploaded on"), auto_now_add=True)

    class Meta:
        verbose_name = _("proof of a step")
        verbose_name_plural = _("proofs of steps")
        ordering = ["uploaded_at"]
        constraints = [models.CheckConstraint(name="step_proof_not_empty", condition=Q(size__gt=0))]

    def __str__(self) -> str:
        return self.name


class PublishedPlanQuerySet(models.QuerySet["PublishedPlan"]):
    def of(self, organisation: Organisation) -> Self:
        return self.filter(organisation=organisation.pk)

    def public(self) -> Self:
        """Of cooperatives that the site shows."""
        return self.filter(organisation__is_public=True)

    def real(self) -> Self:
        """Without those of rounds of the demo, in which nobody was anywhere, and of cooperatives
        that are made up.
        """
        real = self.filter(plan__placement__result__round__is_demo=False)
        return real.exclude(organisation__directory_row__made_up=True)

    def with_place(self) -> Self:
        return self.select_related("organisation__region__parent__parent__parent")


class PublishedPlan(models.Model):
    """What readers see on the page of the cooperative: its own words, with its consent."""

    plan = models.OneToOneField(ActionPlan, models.PROTECT, related_name="published")
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", verbose_name=_("cooperative")
    )
    host = models.CharField(_("host"), max_length=255)
    title_id = models.CharField(_("title (Indonesian)"), max_length=255)
    title_en = models.CharField(_("title (English)"), max_length=255, blank=True)
    result = models.TextField(_("what came of it"), max_length=LONGEST_WORDS)
    done = models.PositiveSmallIntegerField(_("steps done"))
    steps = models.PositiveSmallIntegerField(_("steps"))
    consented_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, editable=False, related_name="+"
    )
    published_at = models.DateTimeField(_("published"))

    objects = PublishedPlanQuerySet.as_manager()
    title = Bilingual("title")

    class Meta:
        verbose_name = _("published result")
        verbose_name_plural = _("published results")
        ordering = ["-published_at", "-pk"]
        constraints = [
            models.CheckConstraint(name="published_plan_says_what", condition=~Q(result=""))
        ]

    def __str__(self) -> str:
        return self.title_id


declare(
    {
        ActionPlan.State.DRAFT: Look("attention", "edit"),
        ActionPlan.State.HANDED_IN: Look("attention", "wait"),
        ActionPlan.State.CONFIRMED: Look("success", "check"),
    }
)
