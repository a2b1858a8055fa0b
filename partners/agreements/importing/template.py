"""The workbook to fill in: headings, then what each column means and which words it knows."""

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import get_language

from home.models import Sector
from home.sheets.writer import Grid, grid, workbook
from partners.agreements.importing.columns import AGREEMENTS, COMMITMENTS, TABLES, Table
from partners.agreements.importing.wording import FORMS, SHEETS
from partners.agreements.labels import LIGHT, STATUS, Kind, Obstacle
from partners.agreements.models import Unit
from partners.organisations.models import Organisation

Words = Iterator[tuple[str, str, str]]


def render() -> bytes:
    """Headings in the active language, the legend in both."""
    return workbook([*map(_blank, TABLES), _legend(), _words()])


def _blank(table: Table) -> Grid:
    names = [column.name(get_language()) for column in table.columns]
    return grid(str(SHEETS[table.name]), [(name, _width(name)) for name in names])


def _legend() -> Grid:
    columns = [
        ("Lembar / sheet", 26), ("Kolom", 26), ("Column", 26), ("Wajib / required", 16),
        ("Isi / form", 40), ("Penjelasan", 60), ("Explanation", 60), ("Contoh / example", 40),
    ]  # fmt: skip
    rows = [
        [
            _both(SHEETS[table.name]),
            column.name_id,
            column.name_en,
            "ya / yes" if column.is_required else "",
            _both(FORMS[column.form]),
            column.hint_id,
            column.hint_en,
            column.example,
        ]
        for table in TABLES
        for column in table.columns
    ]
    return grid("Petunjuk - Legend", columns, rows)


def _words() -> Grid:
    columns = [("Kolom / column", 30), ("Indonesia", 50), ("English", 50), ("Kode / code", 24)]
    known = [
        (AGREEMENTS, "kind", _choices((k.value, k.label) for k in Kind)),
        (AGREEMENTS, "status", _choices((s.value, label) for s, label in STATUS.items())),
        (AGREEMENTS, "partner_kind", _choices((k.value, k.label) for k in Organisation.Kind)),
        (AGREEMENTS, "sectors", _terms(Sector)),
        (AGREEMENTS, "unit", _terms(Unit)),
        (COMMITMENTS, "state", _choices((light.value, label) for light, label in LIGHT.items())),
        (COMMITMENTS, "obstacle", _choices((o.value, o.label) for o in Obstacle)),
    ]
    rows = [[_heading(table, key), *words] for table, key, found in known for words in found]
    return grid("Kata - Words", columns, rows)


def _choices(pairs: Any) -> Words:
    for code, label in pairs:
        yield _in("id", label), _in("en", label), code


def _terms(model: Any) -> Words:
    yield from model.objects.values_list("name_id", "name_en", "code")


def _heading(table: Table, key: str) -> str:
    column = table.by_key[key]
    return f"{column.name_id} / {column.name_en}"


def _both(words: Promise) -> str:
    return " / ".join(_in(code, words) for code, _name in settings.LANGUAGES)


def _in(language: str, words: Any) -> str:
    with translation.override(language):
        return str(words)


def _width(heading: str) -> int:
    return max(14, min(len(heading) + 4, 40))
