"""What is stored about a person, as they read it and as a file of all of it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import Count, Field, FileField, IntegerField, Model, QuerySet, Value
from django.utils.functional import Promise
from django.utils.timezone import localtime

from home.desk.forms import said
from home.privacy.held import Held, Points, Text, all_held

SHOWN = 10  # rows of a kind on the page; the download has all


@dataclass(frozen=True, slots=True)
class Kind:
    """What is stored of one kind: how often, and the newest rows in words."""

    held: Held
    count: int
    lines: list[str] = field(default_factory=list)

    @property
    def left_out(self) -> int:
        return self.count - len(self.lines) if self.lines else 0


def counted(person: Any) -> list[Kind]:
    """What there is, in the order of the declarations: one query for all kinds together."""
    kinds = list(all_held())
    counts = [
        held.rows(person)
        .order_by()
        .annotate(number_of_kind=Value(number, output_field=IntegerField()))
        .values_list("number_of_kind")
        .annotate(how_many=Count("pk"))
        for number, held in enumerate(kinds)
    ]
    first, *others = counts
    found = dict(first.union(*others, all=True))
    return [Kind(held, found[number]) for number, held in enumerate(kinds) if found.get(number)]


def grouped(person: Any) -> list[tuple[Text, list[Kind]]]:
    """With their newest rows, under the headings; a query for each kind that shows some."""
    groups: dict[Text, list[Kind]] = {}
    for kind in counted(person):
        lines = list(_lines(kind.held, person)) if kind.held.shows else []
        groups.setdefault(str(kind.held.group), []).append(Kind(kind.held, kind.count, lines))
    return list(groups.items())


def everything(person: Any) -> dict[str, Any]:
    """For a file: kinds by the name of their table and field, every row, without secrets."""
    return {
        f"{kind.held.model._meta.label}.{kind.held.field}": {
            "title": str(kind.held.title),
            "source": str(kind.held.source),
            "rows": [_facts(kind.held, row, person) for row in _readable(kind.held, person)],
        }
        for kind in counted(person)
    }


def _lines(held: Held, person: Any) -> Iterator[str]:
    for row in _readable(held, person)[:SHOWN]:
        values = (_in_words(row, name) for name in held.shows)
        yield " · ".join(value for value in values if value != "–")


def _readable(held: Held, person: Any) -> QuerySet[Any]:
    """With what their keys lead to, as far as it has words of its own."""
    keys = [one.name for one in held.model._meta.concrete_fields if one.is_relation]
    rows = held.rows(person)
    return rows.select_related(*keys) if keys else rows


def _in_words(row: Model, name: str) -> str:
    """Days and answers of yes or no with the name of their field, where it has one in words."""
    chosen = getattr(row, f"get_{name}_display", None)
    value = chosen() if chosen else getattr(row, name)
    shown = said(localtime(value) if hasattr(value, "astimezone") else value)
    if shown == "–" or not (isinstance(value, bool) or hasattr(value, "isoformat")):
        return shown
    label = getattr(row._meta.get_field(name), "verbose_name", "")
    return f"{label}: {shown}" if isinstance(label, Promise) else shown


def _facts(held: Held, row: Model, person: Any) -> dict[str, Any]:
    shown = (one for one in row._meta.concrete_fields if one.name not in held.secret)
    return {one.name: _plain(one, row, person) for one in shown}


def _plain(one: "Field[Any, Any]", row: Model, person: Any) -> Any:
    """Other people are not named: what they did belongs to what is stored about them. Who looked
    at or changed this person's data is.
    """
    value = getattr(row, one.name)
    if value is None or not one.is_relation:
        return (value.name or "") if isinstance(one, FileField) else value
    if one.related_model is get_user_model() and value != person:
        return str(value) if _is_trail(row) else "…"
    return str(value)


def _is_trail(row: Model) -> bool:
    return any(held.model is type(row) for held in all_held() if held.points is Points.OBJECT)
