"""What is particular to a cooperative."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q, Value
from django.db.models.functions import Coalesce, Replace
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from home.beginnings import begins_with
from home.bilingual import Bilingual
from partners.organisations.identity import as_written, canonical, looks_like
from partners.organisations.models.organisation import Organisation

FIRST_YEAR = 1850
LONGEST_NUMBER = 60
SHORTEST_BEGINNING = 5  # signs of a number that somebody is still typing
SIGNS = "-./_,:;()&+#"
ASKED_AT_ONCE = 10_000


def _batches(names: list[str]) -> Iterator[list[str]]:
    for start in range(0, len(names), ASKED_AT_ONCE):
        yield names[start : start + ASKED_AT_ONCE]


class KeyOfNumber(models.CharField):
    """The one form of the record's registration number, written with it."""

    def pre_save(self, model_instance: models.Model, add: bool) -> str:
        key = canonical(model_instance.registration_number)  # type: ignore[attr-defined]
        setattr(model_instance, self.attname, key)
        return key

    def deconstruct(self) -> Any:
        """For the database it is a text like any other."""
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.CharField", args, kwargs


class CooperativeProfileQuerySet(models.QuerySet):
    def public(self) -> Self:
        return self.filter(organisation__is_public=True)

    def hosting_magang(self) -> Self:
        return self.filter(hosts_magang=True)

    def with_number(self, number: str) -> Self:
        """That of this registration number, however it is typed; none for a blank."""
        key = canonical(number)
        return self.filter(registration_key=key) if key else self.none()

    def with_number_beginning(self, number: str) -> Self:
        """Those whose number begins so; none for less than SHORTEST_BEGINNING signs."""
        key = canonical(number)
        is_told = len(key) >= SHORTEST_BEGINNING
        return self.filter(begins_with("registration_key", key)) if is_told else self.none()

    def standing(self) -> Any:
        """Keys of their organisations; of one that was merged, that of the other."""
        standing = Coalesce("organisation__merged_into", "organisation")
        return self.order_by().annotate(standing=standing).values("standing")

    def resembling(self, number: str) -> Self:
        """Those with another number that a reader may take for this one: its letters and digits
        are the same, its signs are not.
        """
        letters: Any = F("registration_key")
        for sign in SIGNS:
            letters = Replace(letters, Value(sign), Value(""))
        key = canonical(number)
        alike = self.annotate(letters=letters).filter(letters=looks_like(number))
        return alike.exclude(registration_key=key) if key else self.none()

    def update(self, **values: Any) -> int:
        """A number that is written takes its key with it."""
        if "registration_number" in values:
            values.setdefault("registration_key", canonical(values["registration_number"]))
        return super().update(**values)

    def codes_of(self, names: Iterable[str]) -> dict[str, str]:
        """Code of the cooperative for each of `names`: its code or its registration number.

        A number that one alone had before leads to it as well. Names that are neither are left
        out. Two queries for every ASKED_AT_ONCE names, one more where some are not found.
        """
        found: dict[str, str] = {}
        code_of, number_of = "organisation__code", "registration_key"
        for some in _batches(sorted(set(names))):
            numbers = {name: canonical(name) for name in some}
            by_number = self.filter(registration_key__in=set(filter(None, numbers.values())))
            known = dict(by_number.values_list(number_of, code_of))
            found |= {name: known[number] for name, number in numbers.items() if number in known}
            codes = {name: name.strip() for name in some}
            by_code = self.filter(organisation__code__in=set(codes.values()))
            named = set(by_code.values_list(code_of, flat=True))
            found |= {name: code for name, code in codes.items() if code in named}
            former = self._formerly({numbers[name] for name in some if name not in found} - {""})
            found |= {
                name: former[numbers[name]]
                for name in some
                if name not in found and numbers[name] in former
            }
        return found

    def _formerly(self, numbers: set[str]) -> dict[str, str]:
        """Code by number that one alone had before."""
        if not numbers:
            return {}
        rows = self.filter(
            organisation__formerly__kind="number", organisation__formerly__key__in=numbers
        )
        found = list(rows.values_list("organisation__formerly__key", "organisation__code"))
        several = {key for key, count in Counter(key for key, _code in found).items() if count > 1}
        return {key: code for key, code in found if key not in several}

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
        max_length=LONGEST_NUMBER,
        blank=True,
        help_text=_("SIMKOPDES id or number of its legal status; empty while unknown."),
    )
    registration_key = KeyOfNumber(max_length=3 * LONGEST_NUMBER, blank=True, editable=False)
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
        # The constraint's index leaves blanks out, so no database uses it for `= ?`. In the order
        # of bytes, for beginnings of a number as well.
        indexes = [
            models.Index(
                fields=["registration_key"],
                name="cooperative_number_begins",
                opclasses=["varchar_pattern_ops"],
            )
        ]
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

    def save(self, *args: Any, update_fields: Iterable[str] | None = None, **kwargs: Any) -> None:
        self.registration_number = as_written(self.registration_number)
        if update_fields is not None and "registration_number" in update_fields:
            update_fields = {*update_fields, "registration_key"}
        super().save(*args, update_fields=update_fields, **kwargs)

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
