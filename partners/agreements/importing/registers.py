"""What the words and names of a list mean here: organisations, sectors, units, people."""

from collections.abc import Iterable
from difflib import get_close_matches
from functools import cached_property
from itertools import chain
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db.models import QuerySet
from django.utils import translation

from home.access import Actor
from home.models import Region, Sector
from home.models.taxonomy import Term
from home.regions.database import COLUMNS
from home.regions.lookup import ListedRegions
from home.regions.source import PROVINCE, REGENCY, RegionRow
from home.sheets.problems import CellRefused
from home.sheets.regions import region
from home.sheets.values import comparable
from partners.agreements import permissions
from partners.agreements.importing.problems import Problem
from partners.agreements.labels import LIGHT, NOTICE_TO, STATUS, Kind, Obstacle
from partners.agreements.models import Unit
from partners.organisations import countries
from partners.organisations.models import Organisation

NEAR, MOST_NEAR = 0.6, 3
LEVELS = frozenset({PROVINCE, REGENCY})
MOST_SEARCHED = 100  # wrong names; comparing each with thousands of right ones takes its time


class Index:
    """Records by every name they go by; one name may mean several."""

    def __init__(self, named: Iterable[tuple[Any, Iterable[str]]]) -> None:
        self.records: dict[str, dict[Any, str]] = {}
        for record, names in named:
            known = [name for name in names if name]
            for name in known:
                self.records.setdefault(comparable(name), {})[record] = known[0]
        self._near: dict[str, tuple[str, ...]] = {}

    def get(self, name: str) -> Any:
        """Raises CellRefused: UNKNOWN_NAME with near ones, or AMBIGUOUS with those meant."""
        found = self.records.get(comparable(name), {})
        if len(found) > 1:
            raise CellRefused(Problem.AMBIGUOUS, name, *list(found.values())[:MOST_NEAR])
        if not found:
            raise CellRefused(Problem.UNKNOWN_NAME, name, *self.near(name))
        return next(iter(found))

    def near(self, name: str) -> tuple[str, ...]:
        """At most MOST_NEAR; none for a list in which hardly a name is right."""
        if name not in self._near and len(self._near) >= MOST_SEARCHED:
            return ()
        if name not in self._near:
            keys = get_close_matches(comparable(name), self.records, MOST_NEAR * 2, NEAR)
            shown = [next(iter(self.records[key].values())) for key in keys]
            self._near[name] = tuple(dict.fromkeys(shown))[:MOST_NEAR]
        return self._near[name]


class Regions(Index):
    """Provinces, regencies and cities, by code or name in any spelling."""

    def __init__(self) -> None:
        rows = Region.objects.current().filter(level__in=LEVELS).values_list(*COLUMNS)
        self.stored = ListedRegions(RegionRow(*row) for row in rows)
        super().__init__((row.code, (row.name,)) for row in self.stored.by_code.values())

    def get(self, name: str) -> str:
        try:
            return region(name, self.stored, LEVELS)
        except CellRefused as refusal:
            if refusal.more[1:]:
                raise
            raise CellRefused(refusal.problem, name, *self.near(name)) from None


class Registers:
    """Asked once for each import; every register is read when first needed."""

    @cached_property
    def organisations(self) -> Index:
        """Partners; cooperatives are found by their exact name only (there are 80,000)."""
        return self._organisations(Organisation.objects.active().partners())

    @cached_property
    def cooperatives(self) -> Index:
        return self._organisations(Organisation.objects.active().cooperatives())

    @cached_property
    def sectors(self) -> Index:
        return terms(Sector)

    @cached_property
    def units(self) -> Index:
        return terms(Unit)

    @cached_property
    def regions(self) -> "Regions":
        return Regions()

    @cached_property
    def people(self) -> Index:
        """Who may read the register: only they can be in charge of an agreement."""
        users = get_user_model()._default_manager.filter(is_active=True).exclude(email=None)
        return Index((u.pk, (u.email,)) for u in users if permissions.user_is_staff(Actor(u)))

    @cached_property
    def kinds(self) -> Index:
        return words((kind, kind.label) for kind in Kind)

    @cached_property
    def statuses(self) -> Index:
        return words((status, label) for status, label in STATUS.items())

    @cached_property
    def notice_to(self) -> Index:
        return words(NOTICE_TO.items())

    @cached_property
    def lights(self) -> Index:
        return words(LIGHT.items())

    @cached_property
    def obstacles(self) -> Index:
        return words((obstacle, obstacle.label) for obstacle in Obstacle)

    @cached_property
    def partner_kinds(self) -> Index:
        return words((kind, kind.label) for kind in Organisation.Kind)

    @cached_property
    def countries(self) -> Index:
        return Index((code, (code, *names.values())) for code, names in countries.names().items())

    def organisation(self, name: str) -> int:
        """Key of an organisation. Raises CellRefused."""
        known, is_partner = comparable(name), comparable(name) in self.organisations.records
        index = self.organisations
        if not is_partner and known in self.cooperatives.records:
            index = self.cooperatives
        return int(index.get(name))

    def _organisations(self, rows: QuerySet[Organisation]) -> Index:
        """Also by the names of those that were merged into them."""
        names = ("name", "acronym", "slug")
        merged = Organisation.objects.filter(merged_into__in=rows.order_by().values("pk"))
        values = chain(rows.values_list("pk", *names), merged.values_list("merged_into", *names))
        return Index(
            (pk, (f"{name} ({acronym})" if acronym else name, name, acronym, slug))
            for pk, name, acronym, slug in values
        )


def terms(model: type[Term]) -> Index:
    """By either name and by code."""
    rows = model.objects.values_list("pk", "name_id", "name_en", "code")
    return Index((pk, names) for pk, *names in rows)


def words(choices: Iterable[tuple[Any, Any]]) -> Index:
    """Codes and their words in every language of the site, and before any bracket."""
    named = []
    for value, label in choices:
        names = [str(value.value)]
        for code, _name in settings.LANGUAGES:
            with translation.override(code):
                names += [str(label), str(label).split(" (")[0]]
        named.append((value, names))
    return Index(named)
