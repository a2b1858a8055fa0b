"""What an application holds, in words: before it is handed in, on the receipt, and what differs
between the two.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from home.models import BusinessUnit, Competency, Sector
from partners.apprenticeships.applications.demanding import what_of
from partners.apprenticeships.applications.fit_values import (
    access_words,
    in_a_row,
    languages,
    people,
    period,
)
from partners.apprenticeships.applications.models import Application, Attachment
from partners.apprenticeships.labels import Mode
from partners.apprenticeships.models import Batch
from partners.apprenticeships.words import date_range

Content = Mapping[str, Any]
LABELS = {
    "choices": gettext_lazy("Your list, best first"),
    "competencies": gettext_lazy("What you want to learn"),
    "sector": gettext_lazy("Sector"),
    "units": gettext_lazy("Business units"),
    "goals": gettext_lazy("Learning goals"),
    "team": gettext_lazy("How many people you send"),
    "mode": gettext_lazy("At the host or online"),
    "reach": gettext_lazy("How far you travel"),
    "languages": gettext_lazy("Languages that they speak"),
    "needs": gettext_lazy("What your people need"),
    "free": gettext_lazy("Your free days"),
    "listed_only": gettext_lazy("Batches beyond your list"),
    "files": gettext_lazy("Attachments"),
    "demands": gettext_lazy("What the offers asked to enclose"),
}
WHERE_SAID = ("files", "demands")
FOR_STAFF = {
    "choices": gettext_lazy("Its list, best first"),
    "competencies": gettext_lazy("What it wants to learn"),
    "team": gettext_lazy("How many people it sends"),
    "reach": gettext_lazy("How far it travels"),
    "needs": gettext_lazy("What its people need"),
    "free": gettext_lazy("Its free days"),
    "listed_only": gettext_lazy("Batches beyond its list"),
}
"""What staff read, whose list it is not, where that is said otherwise."""


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that it says. `values` has several where it is a list."""

    name: str
    label: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """`stands`: as handed in; `now`: as it is prepared."""

    label: str
    stands: tuple[str, ...]
    now: tuple[str, ...]


class Names:
    """What keys and codes of some contents are called: four queries, one more with files."""

    def __init__(self, contents: Iterable[Content]) -> None:
        found = list(contents)
        keys = {key for one in found for key in (*one["choices"], *one["left_out"])}
        rows = Batch.objects.filter(pk__in=keys).order_by()
        rows = rows.select_related("offer__host", "offer__minimum_stage")
        self.batches = {batch.pk: batch for batch in rows}
        self.competencies = _names(Competency, {c for one in found for c in one["competencies"]})
        self.units = _names(BusinessUnit, {code for one in found for code in one["units"]})
        self.sectors = _names(Sector, {one["sector"] for one in found} - {""})

        files = {file["key"] for one in found for file in one.get("files", ())}
        kept = Attachment.objects.filter(key__in=files) if files else ()
        self.files = {str(one.key): str(one) for one in kept}

    def of_file(self, key: str) -> str:
        return self.files.get(key, _("a file that is deleted by now"))

    def of_batch(self, key: int) -> str:
        batch = self.batches.get(key)
        return name_of(batch) if batch else _("a batch that is not there any more")


def lines(content: Content, names: Names, *, for_staff: bool = False) -> list[Line]:
    """All that it says, in the order of `LABELS`; each has at least one value."""
    labels = {**LABELS, **FOR_STAFF} if for_staff else LABELS
    said = [
        (name, label) for name, label in labels.items() if name not in WHERE_SAID or name in content
    ]
    return [Line(name, str(label), _said(name, content, names)) for name, label in said]


def differences(stands: Content, now: Content, names: Names) -> list[Difference]:
    """Where what is prepared says something else than what was handed in. A batch that the round
    lost meanwhile is no difference: nobody changed anything. Nor is what offers demanded.
    """
    kept = [key for key in stands["choices"] if key not in now["left_out"]]
    then = {**stands, "choices": kept}
    return [
        Difference(str(label), before, after)
        for name, label in LABELS.items()
        if name != "demands" and _raw(name, then) != _raw(name, now)
        if (before := _said(name, stands, names)) != (after := _said(name, now, names))
    ]


def name_of(batch: Batch) -> str:
    dates = date_range(batch.starts_on, batch.ends_on)
    return f"{batch.offer.title}, {batch.offer.host.short_name}, {dates}"


def _raw(name: str, content: Content) -> Any:
    return (content["free_from"], content["free_until"]) if name == "free" else content.get(name)


def _said(name: str, content: Content, names: Names) -> tuple[str, ...]:
    match name:
        case "choices":
            listed = tuple(names.of_batch(key) for key in content["choices"])
            return listed or (_("No batch: the round looks for one by what you want to learn."),)
        case "files":
            named = tuple(names.of_file(one["key"]) for one in content.get("files", ()))
            return named or (_("none"),)
        case "demands":
            return tuple(_demanded(one, names) for one in content["demands"])
        case "competencies":
            return _terms(content["competencies"], names.competencies)
        case "units":
            return _terms(content["units"], names.units)
        case "sector":
            return _terms(filter(None, [content["sector"]]), names.sectors)
        case _other:
            return (_one(name, content),)


def _demanded(one: Mapping[str, Any], names: Names) -> str:
    facts = {
        "what": what_of(one),
        "batch": names.of_batch(one["batch"]),
        "file": names.of_file(one["file"]) if one["file"] else _("not enclosed"),
    }
    if one["is_required"]:
        return _("%(what)s, required by %(batch)s: %(file)s") % facts
    return _("%(what)s, welcome at %(batch)s: %(file)s") % facts


def _one(name: str, content: Content) -> str:
    match name:
        case "team":
            return people(content["team"])
        case "mode":
            return str(capfirst(Mode(content["mode"]).label))
        case "reach" if content["mode"] == Mode.ONLINE:
            return _("online: nobody travels")
        case "reach":
            return str(capfirst(Application.Reach(content["reach"]).label))
        case "languages":
            return str(languages(content["languages"]))
        case "needs":
            words = access_words()
            named = in_a_row(words.get(code, code) for code in content["needs"])
            return named or pgettext("needs", "none")
        case "free":
            return period(_day(content["free_from"]), _day(content["free_until"]))
        case "listed_only":
            return _("only batches of the list") if content["listed_only"] else _("accepted")
        case _other:
            return content[name] or "–"


def _terms(codes: Iterable[str], names: Mapping[str, str]) -> tuple[str, ...]:
    return (in_a_row(names.get(code, code) for code in codes) or _("nothing ticked"),)


def _names(model: Any, codes: Iterable[str]) -> dict[str, str]:
    rows = model.objects.filter(code__in=list(codes)).order_by()
    return {term.code: term.name for term in rows}


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
