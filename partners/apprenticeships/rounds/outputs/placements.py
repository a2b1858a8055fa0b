"""``placements.txt``: who goes where, in the lines whose SHA-256 is the digest of the result."""

from pathlib import Path

from partners.apprenticeships.rounds.result import Edition
from partners.matching.digests import result_lines


def write_placements(edition: Edition, out: Path) -> None:
    """``sha256sum placements.txt`` gives the published digest."""
    r = edition.result
    lines = result_lines(r.ids, r.batch_ids, r.place, r.mode)
    with (out / "placements.txt").open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(f"{line}\n" for line in lines)
