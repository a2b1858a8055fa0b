"""What the national register says of a cooperative, and what it was called before."""

from typing import Any, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from home.beginnings import begins_with
from partners.organisations.identity import canonical
from partners.organisations.models.cooperative import LONGEST_NUMBER, SHORTEST_BEGINNING
from partners.organisations.models.organisation import Organisation
from partners.organisations.models.register_import import RegisterImport


class RegisterEntryQuerySet(models.QuerySet["RegisterEntry"]):
    def missing(self) -> Self:
        """Of cooperatives that the last full list does not hold any more."""
        return self.filter(missing_since__isnull=False)


class RegisterEntry(models.Model):
    """What the register last said of a cooperative; its page may have been corrected since.

    A field is written by a list only when the list itself says something else than before: so the
    same list changes nothing, and what was changed here stays, list after list.
    """

    organisation = models.OneToOneField(
        Organisation, models.CASCADE, related_name="register_entry", verbose_name=_("organisation")
    )
    said = models.JSONField(default=dict)
    """Value of each field of the list, by key."""
    register_import = models.ForeignKey(
        RegisterImport, models.PROTECT, null=True, related_name="entries", verbose_name=_("list")
    )
    source = models.CharField(_("source"), max_length=200)
    as_of = models.DateField(_("as of"))
    missing_since = models.DateField(
        _("missing since"),
        null=True,
        blank=True,
        help_text=_("The day of the full list that does not hold it any more."),
    )

    objects = RegisterEntryQuerySet.as_manager()

    class Meta:
        verbose_name = _("entry of the national register")
        verbose_name_plural = _("entries of the national register")
        ordering = ["organisation"]

    def __str__(self) -> str:
        return str(self.organisation)


class FormerIdentityQuerySet(models.QuerySet["FormerIdentity"]):
    def with_number(self, number: str) -> Self:
        key = canonical(number)
        numbers = self.filter(kind=FormerIdentity.Kind.NUMBER, key=key)
        return numbers if key else self.none()

    def with_number_beginning(self, number: str) -> Self:
        """As of profiles: `CooperativeProfileQuerySet.with_number_beginning`."""
        key = canonical(number)
        begun = self.filter(begins_with("key", key), kind=FormerIdentity.Kind.NUMBER)
        return begun if len(key) >= SHORTEST_BEGINNING else self.none()

    def with_address(self, slug: str) -> Self:
        return self.filter(kind=FormerIdentity.Kind.ADDRESS, key=slug)


class FormerIdentity(models.Model):
    """A name, number or address that an organisation had: it goes on leading to it."""

    class Kind(models.TextChoices):
        NAME = "name", _("name")
        NUMBER = "number", _("registration number")
        ADDRESS = "address", _("address")

    organisation = models.ForeignKey(
        Organisation, models.CASCADE, related_name="formerly", verbose_name=_("organisation")
    )
    kind = models.CharField(_("kind"), max_length=7, choices=Kind)
    value = models.CharField(_("was"), max_length=200)
    key = models.CharField(max_length=3 * LONGEST_NUMBER + 20, editable=False, db_index=True)
    until = models.DateField(_("until"))
    register_import = models.ForeignKey(
        RegisterImport, models.SET_NULL, null=True, editable=False, related_name="+"
    )

    objects = FormerIdentityQuerySet.as_manager()

    class Meta:
        verbose_name = _("former name, number or address")
        verbose_name_plural = _("former names, numbers and addresses")
        ordering = ["-until", "-pk"]
        constraints = [
            models.UniqueConstraint(
                name="former_identity_once", fields=["organisation", "kind", "key"]
            ),
            models.CheckConstraint(name="former_identity_has_a_key", condition=~Q(key="")),
        ]

    def __str__(self) -> str:
        return self.value

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.key = self.key_of(self.kind, self.value)
        super().save(*args, **kwargs)

    @classmethod
    def key_of(cls, kind: str, value: str) -> str:
        """What a value is found by; lists that are written in bulk bring it along."""
        if kind == cls.Kind.NUMBER:
            return canonical(value)
        return value if kind == cls.Kind.ADDRESS else value.casefold()[:200]
