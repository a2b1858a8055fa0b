"""A cooperative's application in one round, as it works on it."""

from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from home.ui.states import Look, declare, look
from partners.apprenticeships.applications.models.signed import BY_WHO_MAY, Signed
from partners.apprenticeships.labels import Mode
from partners.apprenticeships.rounds.models import Round
from partners.organisations.models import Organisation

LONGEST_GOALS = 2_000
MOST_PEOPLE = 50
LONGEST_NUMBER = 100


class ApplicationQuerySet(models.QuerySet["Application"]):
    def of(self, organisation: Organisation) -> Self:
        return self.filter(organisation=organisation)

    def submitted(self) -> Self:
        """Handed in and not withdrawn: what a round is matched on."""
        return self.filter(state=Application.State.SUBMITTED)

    def without_a_place(self) -> Self:
        """Of cooperatives that the site shows and whose region the register has lost."""
        mine = self.filter(organisation__region=None, organisation__is_public=True)
        return mine.filter(organisation__merged_into=None)

    def newest_first(self) -> Self:
        return self.order_by("-round__apply_until", "-pk")


class Application(Signed):
    """One for each cooperative and round. What is written here counts once it is handed in:
    `standing` is the submission that the round reads. `by`, `role` and `mandate` are of who wrote
    last.

    `languages` are codes of `labels.Language` that the delegates speak, `needs` codes of
    `models.access.CODES`. With `listed_only` the cooperative goes to batches of its own list only.
    `free_from` and `free_until` are days, empty for "always". `sheet_number`: its number
    in the sheets that its round was taken in from.
    """

    class State(models.TextChoices):
        DRAFT = "draft", _("not handed in")
        SUBMITTED = "submitted", _("handed in")
        WITHDRAWN = "withdrawn", _("withdrawn")

    class Reach(models.TextChoices):
        PROVINCE = "province", _("in our province")
        ISLAND = "island", _("on our island")
        COUNTRY = "country", _("anywhere in Indonesia")

    round = models.ForeignKey(
        Round, models.PROTECT, related_name="applications", verbose_name=_("round")
    )
    organisation = models.ForeignKey(
        Organisation,
        models.PROTECT,
        related_name="applications",
        verbose_name=_("cooperative"),
    )
    state = models.CharField(
        _("state"), max_length=9, choices=State, default=State.DRAFT, editable=False
    )
    standing = models.OneToOneField(
        "applications.Submission", models.PROTECT, null=True, editable=False, related_name="+"
    )
    sector = models.ForeignKey(
        "home.Sector",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("sector"),
    )
    competencies = models.ManyToManyField(
        "home.Competency", blank=True, related_name="+", verbose_name=_("what you want to learn")
    )
    business_units = models.ManyToManyField(
        "home.BusinessUnit", blank=True, related_name="+", verbose_name=_("business units")
    )
    goals = models.TextField(_("learning goals"), max_length=LONGEST_GOALS, blank=True)
    team = models.PositiveSmallIntegerField(_("people"), default=1)
    mode = models.CharField(_("where"), max_length=7, choices=Mode, default=Mode.ON_SITE)
    reach = models.CharField(
        _("how far they can travel"), max_length=8, choices=Reach, default=Reach.COUNTRY
    )
    languages = models.JSONField(_("languages"), default=list, blank=True)
    needs = models.JSONField(_("needs"), default=list, blank=True)
    free_from = models.DateField(_("free from"), null=True, blank=True)
    free_until = models.DateField(_("free until"), null=True, blank=True)
    listed_only = models.BooleanField(_("only batches of our list"), default=False)
    sheet_number = models.CharField(max_length=LONGEST_NUMBER, blank=True, editable=False)
    is_demo = models.BooleanField(default=False, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    objects = ApplicationQuerySet.as_manager()

    class Meta:
        verbose_name = _("application")
        verbose_name_plural = _("applications")
        ordering = ["-updated_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["round", "organisation"], name="application_once_in_a_round"
            ),
            models.CheckConstraint(name="application_by_who_may", condition=BY_WHO_MAY),
            models.CheckConstraint(
                name="application_handed_in_stands",
                condition=~Q(state="submitted") | Q(standing__isnull=False),
            ),
            models.CheckConstraint(
                name="application_sends_somebody",
                condition=Q(team__gte=1) & Q(team__lte=MOST_PEOPLE),
                violation_error_message=_("Between 1 and 50 people."),
            ),
            models.CheckConstraint(
                name="application_free_in_order",
                condition=Q(free_from__isnull=True)
                | Q(free_until__isnull=True)
                | Q(free_until__gte=F("free_from")),
                violation_error_message=_("The last day is before the first day."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation} · {self.round}"

    @property
    def look(self) -> Look:
        return look(self.State(self.state))


declare(
    {
        Application.State.DRAFT: Look("attention", "edit"),
        Application.State.SUBMITTED: Look("success", "check"),
        Application.State.WITHDRAWN: Look("neutral", "minus"),
    }
)
