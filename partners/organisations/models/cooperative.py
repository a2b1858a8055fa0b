"""What is particular to a cooperative."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from home.bilingual import Bilingual
from partners.organisations.models.organisation import Organisation

FIRST_YEAR = 1850


class CooperativeProfileQuerySet(models.QuerySet):
    def public(self) -> Self:
        return self.filter(organisation__is_public=True)

    def hosting_magang(self) -> Self:
        return self.filter(hosts_magang=True)


class CooperativeProfile(models.Model):
    """One per cooperative; its place is the organisation's `region`."""

    organisation = models.OneToOneField(
        Organisation,
        models.CASCADE,
        related_name="cooperative",
        verbose_name=_("organisation"),
        limit_choices_to={"kind": Organisation.Kind.COOPERATIVE},
    )
    village = models.CharField(_("village"), max_length=100, blank=True)
    registration_number = models.CharField(
        _("registration number (NIK)"), max_length=30, blank=True
    )
    is_kdkmp = models.BooleanField(_("Koperasi Desa/Kelurahan Merah Putih"), default=False)
    sectors = models.ManyToManyField("home.Sector", blank=True, verbose_name=_("sectors"))
    business_units = models.ManyToManyField(
        "home.BusinessUnit", blank=True, verbose_name=_("business units")
    )
    stage = models.ForeignKey(
        "home.Stage", models.PROTECT, null=True, blank=True, verbose_name=_("stage")
    )
    members = models.PositiveIntegerField(
        _("members"), null=True, blank=True, help_text=_("Leave empty when unknown.")
    )
    founded = models.PositiveSmallIntegerField(_("founded in"), null=True, blank=True)
    figure_id = models.CharField(
        _("known for (Indonesian)"),
        max_length=200,
        blank=True,
        help_text=_("One line with a figure, for example: about 51,000 litres of milk a day."),
    )
    figure_en = models.CharField(_("known for (English)"), max_length=200, blank=True)
    hosts_magang = models.BooleanField(
        _("hosts apprentices"),
        default=False,
        help_text=_("Takes in other cooperatives so that they learn by doing."),
    )

    objects = CooperativeProfileQuerySet.as_manager()
    figure = Bilingual("figure")

    class Meta:
        verbose_name = _("cooperative profile")
        verbose_name_plural = _("cooperative profiles")
        ordering = ["organisation__name"]
        constraints = [
            models.CheckConstraint(
                name="cooperative_members_positive",
                condition=Q(members__isnull=True) | Q(members__gt=0),
                violation_error_message=_("Leave the number of members empty when unknown."),
            ),
            models.CheckConstraint(
                name="cooperative_founded_plausible",
                condition=Q(founded__isnull=True) | Q(founded__gte=FIRST_YEAR),
                violation_error_message=_("A year after 1850, or empty when unknown."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.organisation)
