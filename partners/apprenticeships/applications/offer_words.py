"""What became different in an offer, in words: each field as it was, and as it is."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.text import Truncator, capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from home.bilingual import text_of
from home.models import BusinessUnit, Competency, Region, Sector, Stage
from partners.apprenticeships.applications.fit_values import in_a_row
from partners.apprenticeships.applications.models.offer_change import Pairs
from partners.apprenticeships.labels import CostItem, Language, Mode, Payer
from partners.apprenticeships.models.access import CODES
from partners.organisations.models import Organisation

LONGEST = 300
"""Letters of a text that are shown: the page of the offer has all of it."""
BILINGUAL = {
    "title": gettext_lazy("Title"),
    "summary": gettext_lazy("Summary"),
    "requirements": gettext_lazy("Requirements"),
    "papers": gettext_lazy("Papers to bring"),
    "accessibility": gettext_lazy("Access, in more words"),
}
PLAIN = {
    "host": gettext_lazy("Host"),
    "competencies": gettext_lazy("What can be learned"),
    "sectors": gettext_lazy("Sectors"),
    "business_units": gettext_lazy("Business units"),
    "mode": gettext_lazy("Where"),
    "region": gettext_lazy("Region"),
    "address": gettext_lazy("Street or village"),
    "language": gettext_lazy("Language"),
    "other_languages": gettext_lazy("Also spoken"),
    "minimum_stage": gettext_lazy("For cooperatives from this stage"),
    "is_step_free": gettext_lazy("Step-free, usable with a wheelchair"),
    "has_sign_language": gettext_lazy("Sign language interpreter"),
    "has_childcare": gettext_lazy("Care for small children"),
    "has_separate_lodging": gettext_lazy("Separate lodging for women"),
    "days": gettext_lazy("Days of the programme"),
    "costs": gettext_lazy("Who pays"),
    "demands": gettext_lazy("To enclose with the application"),
    "documents": gettext_lazy("Documents"),
}
OF_BATCH = {
    "starts_on": gettext_lazy("First day"),
    "ends_on": gettext_lazy("Last day"),
    "seats": gettext_lazy("Seats"),
    "minimum": gettext_lazy("Minimum to run"),
    "max_per_cooperative": gettext_lazy("Most people per cooperative"),
    "reserve_3t": gettext_lazy("Seats reserved for 3T regions"),
    "origins": gettext_lazy("Only for these provinces"),
}
TOLD = frozenset([f"{name}_{code}" for name in BILINGUAL for code in ("id", "en")]) | PLAIN.keys()
"""Fields of an offer that are told of. A contact is somebody's, and an agreement may be private."""
TERMS: Mapping[str, Any] = {
    "host": Organisation,
    "competencies": Competency,
    "sectors": Sector,
    "business_units": BusinessUnit,
    "region": Region,
    "minimum_stage": Stage,
    "origins": Region,
}


@dataclass(frozen=True, slots=True)
class Changed:
    label: str
    before: str
    after: str


class _Texts:
    def __init__(self, name: str, at: int, pairs: Pairs) -> None:
        self.__dict__.update(
            {f"{name}_{code}": pairs.get(f"{name}_{code}", ("", ""))[at] for code in ("id", "en")}
        )


class Terms:
    """What keys in some changes are called: a query for each vocabulary that is in them."""

    def __init__(self, all_pairs: Iterable[Pairs]) -> None:
        keys: dict[str, set[Any]] = {}
        for pairs in all_pairs:
            for name in pairs.keys() & TERMS.keys():
                keys.setdefault(name, set()).update(*map(_keys, pairs[name]))
        self.names = {
            name: {row.pk: str(row) for row in TERMS[name].objects.filter(pk__in=found)}
            for name, found in keys.items()
        }

    def __call__(self, name: str, value: Any) -> str:
        known = self.names[name]
        return in_a_row(known[key] for key in _keys(value) if key in known)


def changed(pairs: Pairs, terms: Terms | None = None) -> list[Changed]:
    """In the reader's language; a text that changed in the other language only is left out."""
    named = terms or Terms([pairs])
    found = [
        Changed(str(label), *(_short(text_of(_Texts(name, at, pairs), name)[0]) for at in (0, 1)))
        for name, label in BILINGUAL.items()
        if pairs.keys() & {f"{name}_id", f"{name}_en"}
    ]
    found += [
        Changed(str(label), *(_short(_said(name, value, named)) for value in pairs[name]))
        for name, label in (PLAIN | OF_BATCH).items()
        if name in pairs
    ]
    return [one for one in found if one.before != one.after]


def _said(name: str, value: Any, terms: Terms) -> str:
    if name in TERMS:
        return terms(name, value)
    if name in CODES:
        return pgettext("there is", "yes") if value else pgettext("there is", "no")
    says = SAYS.get(name)
    return says(value) if says and value else str("" if value is None else value)


def _day(value: str) -> str:
    return date_format(date.fromisoformat(value), "DATE_FORMAT")


def _days(rows: Sequence[Mapping[str, Any]]) -> str:
    return "; ".join(
        f"{row['first']}–{row['last']}: {_text(row, 'title')}"
        if row["last"]
        else f"{row['first']}: {_text(row, 'title')}"
        for row in rows
    )


def _costs(rows: Sequence[Mapping[str, Any]]) -> str:
    said = []
    for row in rows:
        note = _text(row, "note")
        line = f"{CostItem(row['item']).label}: {Payer(row['payer']).label}"
        said.append(f"{line} ({note})" if note else line)
    return "; ".join(said)


def _documents(rows: Sequence[Mapping[str, Any]]) -> str:
    return in_a_row(_text(row, "title") for row in rows)


def _demands(rows: Sequence[Mapping[str, Any]]) -> str:
    kinds = {True: _("required"), False: _("welcome")}
    return "; ".join(f"{_text(row, 'what')} ({kinds[row['is_required']]})" for row in rows)


def _text(row: Mapping[str, Any], name: str) -> str:
    return text_of(_Texts(name, 0, {key: (value, "") for key, value in row.items()}), name)[0]


SAYS: Mapping[str, Callable[[Any], str]] = {
    "mode": lambda value: str(capfirst(Mode(value).label)),
    "language": lambda value: str(capfirst(Language(value).label)),
    "starts_on": _day,
    "ends_on": _day,
    "days": _days,
    "costs": _costs,
    "demands": _demands,
    "documents": _documents,
}


def _keys(value: Any) -> list[Any]:
    """Of a field of terms: one key, several, or none."""
    return value if isinstance(value, list) else [] if value is None else [value]


def _short(text: str) -> str:
    lines = (" ".join(line.split()) for line in text.splitlines())
    said = "; ".join(line for line in lines if line)
    return str(Truncator(said).chars(LONGEST)) or pgettext("nothing said", "empty")


def line_of(one: Changed) -> str:
    return _("%(label)s: before “%(before)s”, now “%(after)s”") % {
        "label": one.label,
        "before": one.before,
        "after": one.after,
    }
