"""What the pages show of figures: totals, charts with their words, tables; of what is told."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from partners.apprenticeships.programme import wording
from partners.apprenticeships.programme.adding import together
from partners.apprenticeships.programme.counting import PROVINCE
from partners.apprenticeships.programme.models import HostFigures, RoundFigures
from partners.apprenticeships.programme.telling import (
    APPLIED,
    MEASURES,
    PLACED,
    SMALLEST,
    AtLeast,
    Sum,
    added,
    exactly,
    known_of,
)
from partners.apprenticeships.programme.wording import number
from partners.apprenticeships.rounds.models import Round

Item = dict[str, Any]


def of_all(rows: Sequence[RoundFigures], hosts: Sequence[HostFigures]) -> Item:
    """Over all rounds that are counted, the newest first."""
    found = together([row.content for row in rows])
    context = _context(found) if rows else {}
    rounds = [_round(row) for row in rows]
    return context | {
        "rounds": rounds,
        "round_columns": _columns(_("Round"), (_("Seats"), *wording.MEASURES.values())),
        "hosts": [_host(one) for one in hosts],
        "host_columns": _columns(
            _("Host"),
            (_("Offers"), _("Seats"), _("Came"), _("Completed"), _("Partly"), _("Did not come")),
        ),
        "enough": SMALLEST,
        "outcomes_until": max((row.outcomes_until for row in rows), default=None),
        "counted_at": max((row.counted_at for row in rows), default=None),
        "is_made_up": any(row.round.is_demo for row in rows),
    }


def of_round(round: Round, row: RoundFigures | None) -> Item:
    context = _context(together([row.content])) if row else {}
    return context | {"round": round, "figures": row, "enough": SMALLEST}


def _context(found: Item) -> Item:
    totals, groups = found["totals"], found["groups"]
    seats = wording.tile(added(found["seats"].values()))
    provinces = groups[PROVINCE]
    return {
        "lead": _lead(found),
        "totals": [
            {"label": _("seats in batches that run"), "value": seats},
            *(
                {"label": label, "value": wording.tile(totals[name])}
                for name, label in _totals_in_words().items()
                if name in totals
            ),
        ],
        "map": _map(provinces),
        "groups": [_group(name, found) for name in wording.GROUPS],
        "people": _people(found.get("people")),
        "silence": _silence(found["silence"]),
        "silence_columns": _columns(_("Who"), (_("Silent"), _("Asked"))),
    }


def _totals_in_words() -> dict[str, str]:
    labels = (
        _("cooperatives applied"),
        _("were given a place"),
        _("accepted a place for good"),
        _("completed, as both sides say"),
    )
    return dict(zip(MEASURES, labels, strict=True))


def _lead(found: Item) -> str:
    """The chart of all in one sentence."""
    applied, placed = exactly(found["totals"][APPLIED]), found["totals"][PLACED]
    if not applied or placed is None:
        return _("How many cooperatives applied, got a place, accepted it and completed it.")
    if isinstance(placed, AtLeast):
        said = _("Of %(applied)s cooperatives that applied, %(placed)s got a place.")
        return said % {"applied": number(applied), "placed": number(placed)}
    said = ngettext(
        "Of %(applied)s cooperative that applied, %(placed)s got a place: %(share)s%%.",
        "Of %(applied)s cooperatives that applied, %(placed)s got a place: %(share)s%%.",
        applied,
    )
    share = round(100 * placed / applied)
    return said % {"applied": number(applied), "placed": number(placed), "share": share}


def _map(provinces: Mapping[str, Mapping[str, Sum]]) -> list[Item]:
    """For the tag `tile_map`: from where they applied, which is told where places are not; nothing
    where no count is told: it would say that there is nobody.
    """
    applied = provinces.get(APPLIED, {})
    if not any(applied.values()):
        return []
    said = _("%(asked)s applied")
    return [
        {
            "code": code,
            "value": known_of(count),
            "url": "",
            "label": said % {"asked": number(count)},
        }
        for code, count in applied.items()
        if code
    ]


def _group(name: str, found: Item) -> Item:
    cells, names = dict(found["groups"][name]), wording.names_of(name)
    known = [measure for measure in MEASURES if measure in cells]
    seats = found["seats"] if name == PROVINCE else None
    keys = [key for key in names if _is_worth_a_row(key, cells, seats or {})]
    labels = [*([_("Seats there")] if seats is not None else []), *map(wording.MEASURES.get, known)]
    bars = [] if name == PROVINCE else _bars(keys, names, cells)
    rows = []
    for key in keys:
        values = [cells[measure].get(key, 0) for measure in known]
        before = [number(seats.get(key, 0))] if seats is not None else []
        rows.append({"cells": [names[key], *before, *map(number, values)]})
    return {
        "id": f"by-{name}",
        "title": wording.GROUPS[name],
        "columns": _columns(str(wording.GROUPS[name]), labels),
        "rows": rows,
        "bars": bars,
        "lacks_bars": any(bar["value"] is None for bar in bars),
        "has_untold": any(count is None for table in cells.values() for count in table.values()),
    }


def _is_worth_a_row(key: str, cells: Mapping[str, Any], seats: Mapping[str, int]) -> bool:
    """What is not told stands there as well: that nobody is meant would say something."""
    counts = [table.get(key, 0) for table in cells.values()]
    return bool(seats.get(key)) or any(count is None or count for count in counts)


def _bars(keys: Sequence[str], names: Mapping[str, str], cells: Mapping[str, Any]) -> list[Item]:
    """For components/bars.html: how many of those that applied have a place. Where a part is not
    told there is no bar, the share would be another; none at all where no bar can be drawn.
    """
    pairs = {key: (cells[APPLIED].get(key, 0), cells[PLACED].get(key, 0)) for key in keys}
    rows = [_bar(names[key], *pair) for key, pair in pairs.items() if pair[0] != 0]
    return rows if any(row["value"] is not None for row in rows) else []


def _bar(label: str, asked: Sum, placed: Sum) -> Item:
    of, got = exactly(asked), exactly(placed)
    if of and got is not None:
        note = _("%(placed)s of %(asked)s cooperatives")
        share = round(100 * got / of)
    else:
        note = number(None) if asked is None else _("%(asked)s applied, with a place: %(placed)s")
        share = None
    said = note % {"placed": number(placed), "asked": number(asked)}
    return {"label": label, "value": share, "maximum": None, "note": said}


def _people(people: Mapping[str, Sum] | None) -> Item | None:
    """Who was sent, by gender as the cooperatives told it. Bars only where all of it is told."""
    if people is None:
        return None
    counts = {label: people.get(key, 0) for key, label in wording.PEOPLE.items()}
    known = [exactly(count) for count in counts.values()]
    return {
        "most": None if None in known else max(map(known_of, counts.values())),
        "rows": [
            {"label": label, "value": known_of(count), "told": number(count)}
            for label, count in counts.items()
        ],
    }


def _silence(silence: Mapping[str, Sequence[Sum]]) -> list[Item]:
    """For components/table.html."""
    return [
        {"cells": [label, number(silence[name][0]), number(silence[name][1])]}
        for name, label in wording.silence().items()
        if name in silence
    ]


def _round(row: RoundFigures) -> Item:
    totals = row.content["totals"]
    counts = [number(totals[name]) if name in totals else "" for name in MEASURES]
    seats = number(added(row.content["seats"].values()))
    url = reverse("programme:round", args=[row.round.code])
    name = format_html('<a href="{}">{}</a>', url, row.round.name)
    return {"cells": [name, seats, *counts]}


def _host(one: HostFigures) -> Item:
    counts = (one.offers, one.seats, one.attended, one.completed, one.partly, one.did_not_come)
    return {"cells": [one.host.name, *map(number, counts)]}


def _columns(first: str, others: Sequence[Any]) -> list[Item]:
    return [{"label": first}, *({"label": label, "is_number": True} for label in others)]
