"""Stored values in a reader's words, each register asked once for a whole list."""

from datetime import date
from functools import cached_property
from typing import Any

from django.contrib.auth import get_user_model
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from home.models import Region, Sector
from partners.agreements.importing.agreements import NewPartner
from partners.agreements.labels import LIGHT, STATUS, Kind, Obstacle
from partners.agreements.models import Unit
from partners.agreements.rules.lifecycle import Status
from partners.agreements.rules.progress import Light
from partners.organisations.models import Organisation

NOTHING = "–"


class Names:
    def leading(self, organisation: int) -> int:
        """The organisation that stands for one that was merged."""
        for _step in range(20):
            if organisation not in self._merged:
                break
            organisation = self._merged[organisation]
        return organisation

    def shown(self, field: str, value: Any) -> str:
        """A stored value of `field`, a dash for nothing."""
        if value in (None, "", ()):
            return NOTHING
        if isinstance(value, tuple):
            return "; ".join(self.shown(field, each) for each in value)
        words = {
            "kind": lambda: str(Kind(value).label),
            "state": lambda: self._state(value),
            "obstacle": lambda: str(Obstacle(value).label),
            "unit": lambda: self._units.get(value),
            "in_charge": lambda: self._people.get(value),
            "sectors": lambda: self._sectors.get(value),
            "regions": lambda: self._regions.get(value),
            "parties": lambda: self._organisation(value),
            "partner": lambda: self._organisation(value),
        }
        if field in words:
            return words[field]() or str(value)
        if isinstance(value, bool):
            return _("yes") if value else _("no")
        return date_format(value) if isinstance(value, date) else str(value)

    def _state(self, value: str) -> str:
        """Of an agreement or of a commitment."""
        try:
            return capfirst(str(STATUS[Status(value)]))
        except ValueError:
            return capfirst(str(LIGHT[Light(value)]))

    def _organisation(self, value: int | NewPartner) -> str:
        if isinstance(value, NewPartner):
            return _("%(name)s (new)") % {"name": value.name}
        return self._organisations.get(value, "")

    @cached_property
    def _merged(self) -> dict[int, int]:
        merged = Organisation.objects.filter(merged_into__isnull=False)
        return dict(merged.values_list("pk", "merged_into"))

    @cached_property
    def _organisations(self) -> dict[int, str]:
        """Those that are a party or promise somewhere, and all partners."""
        rows = Organisation.objects.partners() | Organisation.objects.filter(
            agreement_parties__isnull=False
        )
        return {row.pk: row.short_name for row in rows.distinct().only("name", "acronym")}

    @cached_property
    def _people(self) -> dict[Any, str]:
        users = get_user_model()._default_manager.exclude(email=None)
        return {user.pk: user.email for user in users.filter(groups__isnull=False).distinct()}

    @cached_property
    def _units(self) -> dict[int, str]:
        return {unit.pk: str(unit) for unit in Unit.objects.all()}

    @cached_property
    def _sectors(self) -> dict[int, str]:
        return {sector.pk: str(sector) for sector in Sector.objects.all()}

    @cached_property
    def _regions(self) -> dict[str, str]:
        levels = (Region.Level.PROVINCE, Region.Level.REGENCY)
        return dict(Region.objects.filter(level__in=levels).values_list("code", "name"))
