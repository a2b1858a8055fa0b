"""Figures of several rounds as one, made of what is told of each. Pure."""

from collections.abc import Iterable, Sequence
from typing import Any

from partners.apprenticeships.programme.telling import MEASURES, WHOLE, Sum, Told, added

Content = dict[str, Any]
Cells = dict[str, Told]


def together(contents: Sequence[Content]) -> Content:
    """A measure counts the rounds in which it is known. `of` says how many these are."""
    known = {measure: [one for one in contents if measure in one["totals"]] for measure in MEASURES}
    people = [one["people"] for one in contents if "people" in one]
    return {
        "of": {measure: len(found) for measure, found in known.items()},
        "totals": {
            measure: added(one["totals"][measure] for one in found)
            for measure, found in known.items()
            if found
        },
        "seats": _cells(one["seats"] for one in contents),
        "groups": {
            group: {
                measure: _cells(table(one, group, measure) for one in found)
                for measure, found in known.items()
                if found
            }
            for group in dict.fromkeys(name for one in contents for name in one["groups"])
        },
        "silence": {
            name: [
                added(one["silence"][name][at] for one in contents if name in one["silence"])
                for at in (0, 1)
            ]
            for name in dict.fromkeys(name for one in contents for name in one["silence"])
        },
        **({"people": _cells(people)} if people else {}),
    }


def table(content: Content, group: str, measure: str) -> Cells | None:
    """Of one round; None where it was never told by this group. Where what it is a part of is told
    as nobody, its part is nobody: that gives nothing away.
    """
    cells: Cells | None = content["groups"].get(group, {}).get(measure)
    if cells is None or measure not in WHOLE:
        return cells
    whole = table(content, group, WHOLE[measure])
    if whole is None:
        return cells
    return {key: count if whole.get(key, 0) != 0 else 0 for key, count in cells.items()}


def _cells(tables: Iterable[Cells | None]) -> dict[str, Sum]:
    """None for a table that a round was never told by: another form of these figures had it not."""
    rows = list(tables)
    keys = dict.fromkeys(key for row in rows for key in row or ())
    return {key: added(None if row is None else row.get(key, 0) for row in rows) for key in keys}
