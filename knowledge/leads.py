"""What stands first on the page of a tool, by its kind: a training its time and its table of
sessions, a calculator its worksheet, a guide its steps. Only what the page itself holds.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from home.sizes import file_size
from home.ui import art
from knowledge.enums import Kind

if TYPE_CHECKING:
    from knowledge.models import ToolPage

MOST = 3
Fact = dict[str, str]


@dataclass(frozen=True)
class Part:
    """A block of the text, and the anchor of the heading that it stands under."""

    kind: str
    title: str
    length: int
    anchor: str


def leads(tool: "ToolPage") -> list[Fact]:
    """For components/glance.html: at most three facts, those without a value left out."""
    order = OF_KIND.get(tool.kind) or OF_FAMILY[art.family_of_kind(tool.kind)]
    found = (fact(tool) for fact in order)
    return [fact for fact in found if fact.get("value")][:MOST]


def parts_of(tool: "ToolPage") -> Iterator[Part]:
    """Its steps, tables and checklists, in the order of the text."""
    anchor = ""
    for block in tool.body:
        value = block.value
        if block.block_type == "heading":
            anchor = value.anchor
        elif block.block_type == "steps":
            yield Part("steps", value["title"] or "", len(value["steps"]), anchor)
        elif block.block_type == "checklist":
            yield Part("checklist", value["title"] or "", len(value["items"]), anchor)
        elif block.block_type == "table":
            yield Part("table", value.caption or "", len(value.row_data), anchor)


def time(tool: "ToolPage") -> Fact:
    return {"label": _("Time"), "value": tool.effort}


def people(tool: "ToolPage") -> Fact:
    return {"label": _("People"), "value": tool.people}


def steps(tool: "ToolPage") -> Fact:
    part = _first(tool, "steps")
    if part is None:
        return {}
    said = ngettext("%(count)d step", "%(count)d steps", part.length) % {"count": part.length}
    return _linked(_("How to use it"), part, f"{part.title}: {said}" if part.title else said)


def points(tool: "ToolPage") -> Fact:
    part = _first(tool, "checklist")
    if part is None:
        return {}
    said = ngettext("%(count)d point", "%(count)d points", part.length) % {"count": part.length}
    return _linked(_("To tick off"), part, f"{part.title}: {said}" if part.title else said)


def table(tool: "ToolPage") -> Fact:
    part = _first(tool, "table")
    return _linked(_("Table on this page"), part, part.title) if part else {}


def worksheet(tool: "ToolPage") -> Fact:
    """The first file in the language of the page."""
    own = [row for row in tool.files.all() if row.language == tool.locale.language_code]
    if not own:
        return {}
    size = f"{own[0].format}, {file_size(own[0].size)}"
    return {
        "label": _("Worksheet"),
        "value": own[0].title,
        "url": own[0].document.url,
        "note": size,
    }


def _first(tool: "ToolPage", kind: str) -> Part | None:
    return next((part for part in parts_of(tool) if part.kind == kind), None)


def _linked(label: str, part: Part, value: str) -> Fact:
    return {"label": label, "value": value, "url": f"#{part.anchor}" if part.anchor else ""}


Order = tuple[Callable[["ToolPage"], Fact], ...]
OF_FAMILY: dict[str, Order] = {
    "read": (steps, points, table, time),
    "learn": (time, people, table, steps),
    "work": (worksheet, table, points, time),
    "measure": (worksheet, table, time, steps),
    "plan": (time, people, steps, table),
}
OF_KIND: dict[str, Order] = {Kind.CHECKLIST: (points, worksheet, time)}
