"""A region in a cell: its code as published or any spelling of its name; see `home.regions`."""

from collections.abc import Collection

from home.regions import lookup
from home.regions.lookup import Regions
from home.sheets.cells import text
from home.sheets.problems import CellRefused, Problem
from home.sheets.values import Value

MOST_NAMES = 3


def region(value: Value, regions: Regions, levels: Collection[int]) -> str:
    """Its code without dots: `33.01`, `KAB. CILACAP` and `Kabupaten Cilacap` are `3301`.

    Raises CellRefused: UNKNOWN_REGION or SEVERAL_REGIONS, with what was written and what is near.
    """
    written = text(value)
    answer = lookup.find(written, regions, levels=levels)
    if found := answer.one:
        return found.code
    several = answer.problem is lookup.Problem.AMBIGUOUS
    names = [f"{row.name} ({row.code})" for row in answer.candidates[:MOST_NAMES]]
    raise CellRefused(
        Problem.SEVERAL_REGIONS if several else Problem.UNKNOWN_REGION, written, *names
    )
