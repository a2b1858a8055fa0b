"""What everybody reads of a result: counts in words, none so small that it names somebody.

`facts` are those that a matching keeps (`results.figures`), counted when the round was matched:
they do not follow answers.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from django.contrib.humanize.templatetags.humanize import intcomma
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from home.regions.shown import shown
from home.ui.charts import tiles
from partners.apprenticeships.small_cells import SMALLEST, hidden, is_few

Facts = Mapping[str, Any]
Row = dict[str, Any]


def told(count: int, *, is_hidden: bool | None = None) -> str:
    """A number as people read it; by itself, of a few, that they are few. Of a table the same words
    stand for all that is hidden: which of them are few would say more.
    """
    if is_hidden:
        return _("not told")
    if is_hidden is None and is_few(count):
        return _("fewer than %(number)s") % {"number": SMALLEST}
    return str(intcomma(count))


def leaves_few(facts: Facts) -> bool:
    """Whether so few have no place that it is not told: then nothing is that it follows from."""
    return is_few(facts["applications"] - facts["placed"])


def totals(facts: Facts) -> list[Row]:
    """For components/totals.html."""
    closed, placed = len(facts["closed"]), facts["placed"]
    is_hidden = leaves_few(facts) and not is_few(placed)
    return [
        {"label": _("cooperatives applied"), "value": told(facts["applications"])},
        {
            "label": _("cooperatives have a place"),
            "value": told(placed, is_hidden=is_hidden or None),
        },
        {"label": _("seats"), "value": told(facts["seats"])},
        {
            "label": _("batches run"),
            "value": f"{intcomma(facts['batches'] - closed)} / {intcomma(facts['batches'])}",
        },
    ]


def provinces(facts: Facts) -> list[Row]:
    """Those that anybody applied from, by name: `code`, `name`, `asked`, `placed` in words, and
    `value` for a map: how many applied, 0 where it is not told.
    """
    rows: Sequence[tuple[str, int, int]] = facts["provinces"]
    secret_asked = hidden({code: asked for code, asked, _got in rows})
    by_code = {code: asked for code, asked, _got in rows}
    few = is_few(sum(asked - got for _code, asked, got in rows))
    secret_placed = hidden({code: got for code, _asked, got in rows}, by_code if few else {})
    secret_placed |= secret_asked
    names = {code: shown(tile) for code, tile in tiles().items()}
    found = [
        {
            "code": code,
            "name": names.get(code, code),
            "asked": told(asked, is_hidden=code in secret_asked),
            "placed": told(got, is_hidden=code in secret_placed),
            "value": 0 if code in secret_asked else asked,
        }
        for code, asked, got in rows
    ]
    return sorted(found, key=lambda row: str(row["name"]))


def province_columns() -> list[Row]:
    return [
        {"label": _("Province")},
        {"label": _("Applied"), "is_number": True},
        {"label": _("With a place"), "is_number": True},
    ]


def map_values(rows: Sequence[Row]) -> list[Row]:
    """For the tag `tile_map`: who applied, which is told where places are not; none where no count
    is told: it would say that nobody did.
    """
    if not any(row["value"] for row in rows):
        return []
    return [
        {
            "code": row["code"],
            "value": row["value"],
            "url": "",
            "label": _("%(asked)s applied") % row,
        }
        for row in rows
    ]


def groups(facts: Facts) -> list[Row]:
    """In and outside 3T regions, for components/bars.html."""
    asked, placed = facts["asked_3t"], facts["placed_3t"]
    parts = [
        (_("from 3T regions"), asked, placed),
        (_("from elsewhere"), facts["applications"] - asked, facts["placed"] - placed),
    ]
    are_few = any(is_few(count) for _label, *counts in parts for count in counts)
    are_few = are_few or leaves_few(facts)
    return [] if are_few else [_bar(label, got, of) for label, of, got in parts if of]


def _bar(label: str, got: int, of: int) -> Row:
    note = _("%(placed)s of %(asked)s cooperatives") % {
        "placed": intcomma(got),
        "asked": intcomma(of),
    }
    return {"label": label, "value": round(100 * got / of), "maximum": None, "note": note}


def ranks(facts: Facts, *, for_staff: bool = False) -> list[Row]:
    """What cooperatives got of their own lists; staff reads every count."""
    counts: dict[str, int] = facts["ranks"]
    labels = {
        "1": _("their first choice"),
        "2": _("their second choice"),
        "3": _("their third choice"),
        "more": _("a later choice of their list"),
        "points": _("a batch beyond their list, by points"),
    }
    everything = {**counts, "": facts["applications"] - facts["placed"]}
    secret = set() if for_staff else _secret_ranks(counts, everything[""])
    rows = [(labels[key], counts.get(key, 0), key) for key in labels]
    rows.append((_("no place"), everything[""], ""))
    most = max(everything.values(), default=0)
    return [
        {
            "label": label,
            "value": 0 if key in secret else count,
            "told": told(count, is_hidden=key in secret),
            "most": most,
        }
        for label, count, key in rows
    ]


def _secret_ranks(placed: Mapping[str, int], without: int) -> set[str]:
    """How many have no place ("") follows from the totals, and hides none of the others; but where
    they are a few the totals do not tell it, and it is one of the counts of this table.
    """
    if is_few(sum(placed.values())):
        return {*placed, ""}
    return hidden({**placed, "": without}) if is_few(without) else hidden(placed)


def why_closed(had: int, needed: int) -> str:
    """Of a batch that does not run; how few wanted it is not told where they are a handful."""
    if 0 < had < SMALLEST:
        few = ngettext(
            "fewer than the %(needed)s cooperative that it needs",
            "fewer than the %(needed)s cooperatives that it needs",
            needed,
        )
        return few % {"needed": intcomma(needed)}
    return ngettext(
        "%(had)s of the %(needed)s cooperative that it needs",
        "%(had)s of the %(needed)s cooperatives that it needs",
        needed,
    ) % {"had": intcomma(had), "needed": intcomma(needed)}
