"""The ministry's units that are in charge of agreements."""

from django.utils.translation import gettext_lazy as _

from home.models import Term


class Unit(Term):
    class Meta(Term.Meta):
        verbose_name = _("unit")
        verbose_name_plural = _("units")
