"""What an import of tools would do, in the reader's words."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from home.sheets.updates import Shown, ShownUpdate
from knowledge import languages
from knowledge.enums import Kind
from knowledge.importing.columns import TERMS, TOOLS
from knowledge.importing.plan import ROWS, Change, Plan, Update
from partners.organisations import countries
from partners.organisations.models import Organisation

SHOWN = 200
NOTHING = "–"


@dataclass(frozen=True, slots=True)
class NewTool:
    place: str
    title: str
    kind: str
    tests: str


def new(plan: Plan) -> list[NewTool]:
    """At most SHOWN of them."""
    return [
        NewTool(
            f"{entry.sheet} · {entry.row}",
            entry.title,
            str(Kind(entry.fields["kind"]).label),
            _tests(len(plan.tests_of(entry))),
        )
        for entry in plan.new[:SHOWN]
    ]


def _tests(count: int) -> str:
    return ngettext("%(count)d test", "%(count)d tests", count) % {"count": count}


def updates(found: Iterable[Update]) -> list[ShownUpdate]:
    names = _Names()
    return [
        ShownUpdate(
            update.key if update.may_be_chosen else "",
            f"{update.sheet} · {update.row}",
            update.title,
            tuple(names.shown(change) for change in update.changes),
            tuple(names.shown(change) for change in update.elsewhere),
            tuple(_notes(update)),
        )
        for update in found
    ]


def _notes(update: Update) -> Iterator[str]:
    if update.hurdle:
        yield _("It is locked, before the moderators, or not yours to change. It stays as it is.")
    if update.draft_by:
        yield _(
            "It has a version of %(person)s that is not published yet. What you choose is added "
            "to that version."
        ) % {"person": update.draft_by}


class _Names:
    """Each register asked once."""

    def __init__(self) -> None:
        self.terms: dict[str, dict[int, str]] = {}
        self.organisations: dict[int, str] = {}

    def shown(self, change: Change) -> Shown:
        label = _("Tests") if change.column == ROWS else self._label(change.column)
        return Shown(
            label,
            self._said(change.column, change.before),
            self._said(change.column, change.after),
            change.empties,
        )

    def _label(self, column: str) -> str:
        return TOOLS.by_key[column].name(get_language() or "")

    def _said(self, column: str, value: Any) -> str:
        if value in (None, "", ()):
            return NOTHING
        if column == ROWS:
            return "\n".join(_test(dict(test)) for test in value)
        if column == "kind":
            return str(Kind(value).label)
        if column == "original_language":
            return languages.name_of(value)
        if column == "languages":
            return ", ".join(languages.name_of(code) for code in value)
        if column == "origins":
            return "; ".join(self._organisation(key) or countries.name_of(c) for key, c in value)
        if column in TERMS:
            return "; ".join(self._terms(column).get(key, str(key)) for key in value)
        return str(value)

    def _terms(self, column: str) -> dict[int, str]:
        if column not in self.terms:
            self.terms[column] = {term.pk: str(term) for term in TERMS[column].objects.all()}
        return self.terms[column]

    def _organisation(self, key: int | None) -> str:
        if key and key not in self.organisations:
            self.organisations[key] = str(Organisation.objects.filter(pk=key).first() or "")
        return self.organisations[key] if key else ""


def _test(fields: dict[str, Any]) -> str:
    place = ", ".join(filter(None, [fields["place"], countries.name_of(fields["country"])]))
    parts = [fields["tested_by"], place, str(fields["year"] or ""), fields["scale"]]
    return " · ".join(filter(None, parts))
