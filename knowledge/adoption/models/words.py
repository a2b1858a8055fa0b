"""What a report says: about which tool, whose, and in which words."""

from django.db import models
from django.db.models import Q
from django.utils.dates import MONTHS
from django.utils.translation import gettext_lazy as _

from partners.organisations.models import Organisation

FIRST_YEAR, LAST_YEAR = 1990, 2100
LONGEST, LONGEST_CHANGE = 2_000, 1_000
WORDS = ("stands", "since_year", "since_month", "account", "changed")


class Stands(models.TextChoices):
    IN_USE = "in-use", _("in use")
    STOPPED = "stopped", _("tried and stopped")


class ReportWords(models.Model):
    """`tool` is the key that the page shares with its translations; `title` is what the tool was
    called when it was written; `plan` the plan at home that it was begun from, if any.
    """

    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", verbose_name=_("cooperative")
    )
    tool = models.UUIDField(_("tool"), editable=False)
    title = models.CharField(_("tool"), max_length=255)
    stands = models.CharField(_("how it stands"), max_length=7, choices=Stands)
    since_year = models.PositiveSmallIntegerField(_("used since: year"), null=True, blank=True)
    since_month = models.PositiveSmallIntegerField(
        _("used since: month"), null=True, blank=True, choices=list(MONTHS.items())
    )
    account = models.TextField(_("what you did, and what happened"), max_length=LONGEST)
    changed = models.TextField(
        _("what you changed to make it fit"), max_length=LONGEST_CHANGE, blank=True
    )
    plan = models.ForeignKey(
        "placements.ActionPlan", models.SET_NULL, null=True, editable=False, related_name="+"
    )
    is_demo = models.BooleanField(default=False, editable=False)

    class Meta:
        abstract = True
        constraints = [
            models.UniqueConstraint(
                name="%(class)s_once",
                fields=["organisation", "tool"],
                violation_error_message=_("This cooperative reports about this tool already."),
            ),
            models.CheckConstraint(
                name="%(class)s_stands_somehow", condition=Q(stands__in=Stands.values)
            ),
            models.CheckConstraint(name="%(class)s_says_something", condition=~Q(account="")),
            models.CheckConstraint(
                name="%(class)s_year_is_a_year",
                condition=Q(since_year=None) | Q(since_year__range=(FIRST_YEAR, LAST_YEAR)),
            ),
            models.CheckConstraint(
                name="%(class)s_month_has_a_year",
                condition=Q(since_month=None)
                | Q(since_year__isnull=False, since_month__range=(1, 12)),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def has_stopped(self) -> bool:
        return self.stands == Stands.STOPPED

    @property
    def since(self) -> str:
        """Month and year, the year alone, or nothing."""
        month = MONTHS.get(self.since_month or 0, "")
        return " ".join(str(part) for part in (month, self.since_year) if part)
