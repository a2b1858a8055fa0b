"""What other pages show of published rounds."""

from typing import Any

from django import template
from django.contrib.humanize.templatetags.humanize import intcomma
from django.db.models import Exists
from django.utils.translation import gettext as _

from home.cache import shelf
from partners.apprenticeships.programme.models import HostFigures
from partners.apprenticeships.rounds.models import Round
from partners.organisations.models import Organisation

register = template.Library()


@register.simple_tag
def host_record(organisation: Organisation) -> list[dict[str, Any]]:
    """What a host's rounds came to, for components/glance.html; counts that are not told are left
    out, and a host with too few outcomes has none at all. One query, none for who cannot host.
    """
    if not organisation.can_host:
        return []
    is_real = Exists(Round.objects.published().real())  # else figures are of the demo's rounds
    told = HostFigures.objects.filter(is_real, host=organisation.pk).first()
    if told is None:
        return []
    completed = "" if told.completed is None else intcomma(told.completed)
    return [
        {"label": _("Seats in published rounds"), "value": intcomma(told.seats)},
        {"label": _("Stays whose outcome both sides agreed on"), "value": intcomma(told.settled)},
        {"label": _("Of these completed"), "value": completed},
    ]


@register.simple_tag
def counts_made_up_rounds() -> bool:
    """Whether all published rounds are of the demo, so that the figures are of these. One query,
    the first time.
    """
    rows = Round.objects.published().order_by().values_list("is_demo", flat=True).distinct()
    return shelf.kept("whether figures are of made-up rounds", lambda: set(rows) == {True})
