"""``placements.txt``: who goes where, in the lines whose SHA-256 is the digest of the result."""

from pathlib import Path

from partners.apprenticeships.rounds.bundle import RoundBundle
from partners.matching.digests import result_lines


def write_placements(bundle: RoundBundle, out: Path) -> None:
    """``sha256sum placements.txt`` gives the published digest."""
    ids = bundle.applications.ids, bundle.batches.ids
    lines = result_lines(*ids, bundle.outcome.place, bundle.outcome.mode)
    with (out / "placements.txt").open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(f"{line}\n" for line in lines)
