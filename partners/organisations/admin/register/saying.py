"""What stands in the tables of the import, in the reader's words."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Self

from django.contrib.humanize.templatetags.humanize import intcomma
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy

from home.desk.forms import said
from home.models import Region
from home.sheets import template as blanks
from home.sheets import words as sheets
from home.sheets.template import Choice
from home.ui.states import look
from partners.organisations.importing import words
from partners.organisations.importing.fields import REGISTER
from partners.organisations.importing.problems import RowProblem
from partners.organisations.importing.reading import receipt_of
from partners.organisations.importing.vocabulary import TERMS
from partners.organisations.models import RegisterEntry, RegisterImport, RegisterRow
from partners.organisations.reconciliation.wording import REASONS

Values = dict[str, Any]
KINDS: dict[str, Promise] = {
    "desa": gettext_lazy("Koperasi Desa Merah Putih"),
    "kelurahan": gettext_lazy("Koperasi Kelurahan Merah Putih"),
    "other": gettext_lazy("another cooperative"),
}
WHY: dict[str, Promise] = {
    RowProblem.NUMBER_AND_VILLAGE: gettext_lazy("by the number or by the village"),
    RowProblem.OTHER_NUMBER: gettext_lazy("by the village; the number is another"),
    RowProblem.NUMBER_ELSEWHERE: gettext_lazy("by the number; it lies in another place"),
    RowProblem.NUMBER_ALONE: gettext_lazy("by the number alone"),
    RowProblem.VILLAGE_CORRECTED: gettext_lazy("a list said that it was in this village"),
    RowProblem.NO_SUCH_PLACE: gettext_lazy("its place is called nearly so"),
    RowProblem.FORMER_NUMBER: gettext_lazy("by a number that it had before"),
}


@dataclass(frozen=True, slots=True)
class Guard:
    """What speaks against writing a list, with the figures that were weighed."""

    text: str
    may_be_passed: bool


def guards(record: RegisterImport) -> list[Guard]:
    return [Guard(words.of_guard(_readable(each)), each["may_be_passed"]) for each in record.guards]


def _readable(guard: dict[str, Any]) -> dict[str, Any]:
    """With the points or commas of the reader's language in large figures."""
    facts = {
        name: intcomma(fact) if isinstance(fact, int) else fact
        for name, fact in guard["facts"].items()
    }
    return {**guard, "facts": facts}


def receipt_lines(record: RegisterImport) -> list[str]:
    """What was read of the file and what was left out, sheet by sheet."""
    return sheets.receipt_lines(receipt_of(record), words.column_name)


def why(code: str) -> str | Promise:
    """A candidate is one; empty for what nobody has words for."""
    return WHY.get(code) or REASONS.get(code, "")


def label(key: str) -> str:
    """Of a column, of what the columns of places come to, or of the mark of one that is missing."""
    if key == "missing_since":
        return capfirst(str(RegisterEntry._meta.get_field(key).verbose_name))
    return capfirst(words.column_name(key))


def column_choices() -> list[tuple[str, str]]:
    return [(field.key, label(field.key)) for field in REGISTER.columns]


def template() -> bytes:
    """The workbook to fill in, with the words that its columns know."""
    choices = {
        key: [Choice(term.name_id, term.name_en, term.code) for term in model.objects.all()]
        for key, model in TERMS.items()
    }
    return blanks.render([blanks.Blank(gettext_lazy("Cooperatives"), REGISTER, choices)])


def counted(record: RegisterImport) -> list[tuple[str | Promise, int]]:
    """The words of outcomes with their rows, without those that have none."""
    figures = record.figures
    return [(look(each).word, figures[each]) for each in RegisterRow.Outcome if figures.get(each)]


@dataclass(frozen=True)
class Words:
    """Of the values on one page: what they name is looked up once."""

    names: dict[tuple[str, str], str]

    @classmethod
    def of(cls, values: Iterable[Values]) -> Self:
        """Two queries at most for places, one for each vocabulary that is used."""
        used = [(key, value) for each in values for key, value in each.items() if value]
        names = {("kind", code): str(word) for code, word in KINDS.items()}
        names |= {("region", code): place for code, place in _places(used).items()}
        for key, model in TERMS.items():
            if any(each == key for each, _value in used):
                names |= {(key, term.code): str(term) for term in model.objects.all()}
        return cls(names)

    def said(self, key: str, value: Any) -> str:
        """A dash for nothing; what no vocabulary knows stands as it was written."""
        if isinstance(value, list):
            return ", ".join(self.names.get((key, each), str(each)) for each in value) or said(None)
        return self.names.get((key, str(value)), said(value))

    def facts(self, values: Values) -> Iterator[tuple[str, str]]:
        """Label and value of what is said, but for the name."""
        for key, value in values.items():
            if key != "name" and value not in (None, "", []):
                yield label(key), self.said(key, value)


def _places(used: Iterable[tuple[str, Any]]) -> dict[str, str]:
    codes = {value for key, value in used if key == "region"}
    found = Region.objects.filter(code__in=codes).select_related("parent__parent__parent")
    return {region.code: region.place for region in found} if codes else {}
