"""What is particular to a cooperative."""

from collections.abc import Iterable, Iterator
from typing import Any, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q, Value
from django.db.models.functions import Replace, Upper
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from home.bilingual import Bilingual
from partners.organisations.identity import as_written, normalised
from partners.organisations.models.organisation import Organisation

FIRST_YEAR = 1850
ASKED_AT_ONCE = 10_000
_BLANKS = (" ", "\u00a0", "\t", "\n")


def _batches(names: list[str]) -> Iterator[list[str]]:
    for start in range(0, len(names), ASKED_AT_ONCE):
        yield names[start : start + ASKED_AT_ONCE]


def _without_blanks(column: str) -> Any:
    """Capitals without blanks, in the database itself: no way of writing leads past it."""
    text: Any = column
    for blank in _BLANKS:
        text = Replace(text, Value(blank), Value(""))
    return Upper(text)


class CooperativeProfileQuerySet(models.QuerySet):
    def public(self) -> Self:
        return self.filter(organisation__is_public=True)

    def hosting_magang(self) -> Self:
        return self.filter(hosts_magang=True)

    def with_number(self, number: str) -> Self:
        """That of this registration number, whatever its case and spacing; none for a blank."""
        key = normalised(number)
        return self.filter(registration_key=key) if key else self.none()

    def codes_of(self, names: Iterable[str]) -> dict[str, str]:
        """Code of the cooperative for each of `names`: its code or its registration number.

        Names that are neither are left out. Two queries for every ASKED_AT_ONCE names.
        """
        found: dict[str, str] = {}
        code_of, number_of = "organisation__code", "registration_key"
        for some in _batches(sorted(set(names))):
            numbers = {name: normalised(name) for name in some}
            by_number = self.filter(registration_key__in=set(filter(None, numbers.values())))
            known = dict(by_number.values_list(number_of, code_of))
            found |= {name: known[number] for name, number in numbers.items() if number in known}
            codes = {name: name.strip() for name in some}
            by_code = self.filter(organisation__code__in=set(codes.values()))
            named = set(by_code.values_list(code_of, flat=True))
            found |= {name: code for name, code in codes.items() if code in named}
        return found

    def regions_of(self, codes: Iterable[str]) -> dict[str, str]:
        """Code of the region of each cooperative with one of `codes`; a query as in `codes_of`."""
        found: dict[str, str] = {}
        code, region = "organisation__code", "organisation__region_id"
        for some in _batches(sorted(set(codes))):
            placed = self.filter(organisation__code__in=some, organisation__region__isnull=False)
            found |= dict(placed.values_list(code, region))
        return found


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
        _("registration number (NIK)"),
        max_length=60,
        blank=True,
        help_text=_("SIMKOPDES id or number of its legal status; empty while unknown."),
    )
    registration_key = models.GeneratedField(
        expression=_without_blanks("registration_number"),
        output_field=models.CharField(max_length=60),
        db_persist=True,
        editable=False,
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
            models.UniqueConstraint(
                name="cooperative_registration_number_unique",
                fields=["registration_key"],
                condition=~Q(registration_key=""),
                violation_error_message=_("Another cooperative has this registration number."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.organisation)

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.registration_number = as_written(self.registration_number)
        super().save(*args, **kwargs)

    def clean(self) -> None:
        """Raises ValidationError beside the number that another cooperative has already."""
        super().clean()
        self.registration_number = as_written(self.registration_number)
        same = type(self)._default_manager.with_number(self.registration_number)
        other = same.exclude(pk=self.pk).select_related("organisation").first()
        if other is not None:
            text = gettext("%(number)s is the number of %(name)s (%(code)s) already.")
            names = {
                "number": other.registration_number,
                "name": other.organisation.name,
                "code": other.organisation.code,
            }
            raise ValidationError({"registration_number": text % names})
