"""What members may propose for their organisation's public page: read, compared, written, said.

Values are plain (text, number, list of codes), so that a proposal can be kept as JSON and read
long after.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Model
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from home.bilingual import localized
from home.models import BusinessUnit, Sector, Stage
from partners.organisations.models import CooperativeProfile, Organisation

OF_ORGANISATION = ("website", "summary_id", "summary_en")
OF_COOPERATIVE = ("members", "founded", "figure_id", "figure_en", "stage", "hosts_magang")
TERMS: dict[str, type[Model]] = {"sectors": Sector, "business_units": BusinessUnit}
Values = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Row:
    """One field, in words: as readers see it now, and as it is proposed. `has_changed_since`: not
    what the proposer saw.
    """

    label: str
    now: str
    proposed: str
    has_changed_since: bool

    @property
    def now_in_words(self) -> str:
        """With a remark where it is not what the proposer saw."""
        if not self.has_changed_since:
            return self.now
        return _("%(now)s (changed since)") % {"now": self.now}


def profile_of(organisation: Organisation) -> CooperativeProfile | None:
    """None for a partner, and for a cooperative that staff gave no profile yet."""
    return getattr(organisation, "cooperative", None) if organisation.is_cooperative else None


def names_of(organisation: Organisation) -> tuple[str, ...]:
    """What can be proposed for it, in the order of the form."""
    if profile_of(organisation) is None:
        return OF_ORGANISATION
    return (*OF_ORGANISATION, *OF_COOPERATIVE, *TERMS)


def current_values(organisation: Organisation) -> Values:
    """As readers see them now."""
    profile = profile_of(organisation)
    return {name: _read(organisation, profile, name) for name in names_of(organisation)}


def _read(organisation: Organisation, profile: CooperativeProfile | None, name: str) -> Any:
    if name in OF_ORGANISATION:
        return getattr(organisation, name)
    if name in TERMS:
        return sorted(getattr(profile, name).values_list("code", flat=True))
    value = getattr(profile, name)
    return (value.code if value else None) if name == "stage" else value


def to_write(values: Values) -> tuple[Values, Values, dict[str, list[Any]]]:
    """What goes on the organisation, on its profile, and as terms of the profile.

    A term that was retired meanwhile is left out, as forms do.
    """
    organisation = {name: value for name, value in values.items() if name in OF_ORGANISATION}
    profile = {name: value for name, value in values.items() if name in OF_COOPERATIVE}
    if "stage" in profile:
        profile["stage"] = Stage.objects.filter(code=profile["stage"]).first()
    terms = {
        name: list(model._default_manager.filter(code__in=values[name]))
        for name, model in TERMS.items()
        if name in values
    }
    return organisation, profile, terms


def label_of(name: str) -> str:
    model = Organisation if name in OF_ORGANISATION else CooperativeProfile
    return capfirst(str(model._meta.get_field(name).verbose_name))  # type: ignore[union-attr]  # no relation back


def said(name: str, value: Any) -> str:
    """A value in words; a dash for nothing."""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if value in (None, "", []):
        return "–"
    if name == "stage":
        return _names(Stage, [value])
    return _names(TERMS[name], value) if name in TERMS else str(value)


def _names(model: type[Model], codes: Iterable[str]) -> str:
    rows = model._default_manager.filter(code__in=codes).order_by(localized("name"))
    return ", ".join(str(row) for row in rows)


def compared(organisation: Organisation, before: Values, values: Values) -> list[Row]:
    """What is proposed beside what stands there now."""
    now = current_values(organisation)
    return [
        Row(
            label=label_of(name),
            now=said(name, now[name]),
            proposed=said(name, value),
            has_changed_since=now[name] != before[name],
        )
        for name, value in values.items()
        if name in now
    ]
