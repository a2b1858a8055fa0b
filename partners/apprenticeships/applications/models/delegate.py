"""Whom a cooperative would send: personal data, for staff and, once placed, the host."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from partners.apprenticeships.applications.models.application import Application


class Delegate(models.Model):
    """A person, not an account. Gone when nobody needs it any more, while the application stays."""

    class Gender(models.TextChoices):
        UNSAID = "", _("not said")
        WOMAN = "woman", _("woman")
        MAN = "man", _("man")

    application = models.ForeignKey(Application, models.CASCADE, related_name="delegates")
    number = models.PositiveSmallIntegerField(_("number"))
    name = models.CharField(_("name"), max_length=120)
    office = models.CharField(_("office in the cooperative"), max_length=80, blank=True)
    phone = models.CharField(_("telephone"), max_length=30, blank=True)
    gender = models.CharField(
        _("gender"), max_length=5, choices=Gender, default=Gender.UNSAID, blank=True
    )

    class Meta:
        verbose_name = _("delegate")
        verbose_name_plural = _("delegates")
        ordering = ["application", "number"]
        constraints = [
            models.UniqueConstraint(fields=["application", "number"], name="delegate_numbered"),
            models.CheckConstraint(name="delegate_from_one", condition=Q(number__gte=1)),
            models.CheckConstraint(name="delegate_has_a_name", condition=~Q(name="")),
        ]

    def __str__(self) -> str:
        return self.name
