"""A national round from two spreadsheets: time and memory of the whole command.

    python -m benchmarks.spreadsheet_round [--applications 80000] [--batches 5000] [--seed 1]

Writes a seeded instance as CSV with the portal's own vocabulary, runs ``manage.py match_magang``
on it in a fresh process, and prints how long it took, how much memory it held at most (children
included) and what it wrote.
"""

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import django

from benchmarks.matching_instances import COMPETENCIES, NATIONAL, SECTORS, UNITS, national
from partners.apprenticeships.rounds.bundle import Names
from partners.apprenticeships.rounds.guard import write_csv
from partners.apprenticeships.rounds.vocabulary import Vocabulary
from partners.matching.rows import ApplicationRow, BatchRow

ROOT = Path(__file__).resolve().parent.parent
SETTINGS = {"DJANGO_SETTINGS_MODULE": "portal.settings.test"}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--applications", type=int, default=NATIONAL.applications)
    parser.add_argument("--batches", type=int, default=NATIONAL.batches)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path, help="work in this folder and keep it")
    options, command = parser.parse_known_args()
    os.environ.update(SETTINGS)
    django.setup()
    shape = replace(NATIONAL, applications=options.applications, batches=options.batches)
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.keep or Path(temporary)
        write_instance(folder, *national(options.seed, shape))
        seconds, peak = run(folder, command)
        files = [path for path in (folder / "out").rglob("*") if path.is_file()]
        size = sum(path.stat().st_size for path in files)
        print("| applications × batches | seconds | peak memory | files | size |")
        print("|---|---|---|---|---|")
        print(
            f"| {options.applications:,} × {options.batches:,} | {seconds:.1f} s | "
            f"{peak / 2**20:.0f} MiB | {len(files):,} | {size / 2**20:.0f} MiB |"
        )


def write_instance(
    folder: Path, applications: Iterable[ApplicationRow], batches: Iterable[BatchRow]
) -> None:
    """``batches.csv`` and ``applications.csv`` as people would fill them in."""
    from partners.apprenticeships.rounds import database
    from partners.apprenticeships.rounds.reading.application_columns import application_sheet
    from partners.apprenticeships.rounds.reading.batch_columns import batch_sheet
    from partners.apprenticeships.rounds.reading.columns import Lookups
    from partners.apprenticeships.rounds.writing import rows

    words = database.vocabulary()
    say = _Translation(words)
    groups = [say.batch(row) for row in batches]
    people = [say.application(row) for row in applications]
    look = Lookups(words)
    names = Names(cooperatives={row.id: f"KDKMP Desa {row.id}" for row in people})
    folder.mkdir(parents=True, exist_ok=True)
    sheet = batch_sheet(look)
    cells = rows.batch_cells(sheet, groups, names, words, "id")
    write_csv(folder / "batches.csv", [c.heading.id for c in sheet.columns], cells)
    sheet = application_sheet(look)
    cells = rows.application_cells(sheet, people, names, {}, words, "id")
    write_csv(folder / "applications.csv", [c.heading.id for c in sheet.columns], cells)


class _Translation:
    """The generator's invented words as terms of the portal."""

    def __init__(self, words: Vocabulary) -> None:
        self.sectors = _onto(SECTORS, list(words.sectors))
        self.competencies = _onto(COMPETENCIES, list(words.competencies))
        self.units = _onto(UNITS, list(words.units))

    def batch(self, row: BatchRow) -> BatchRow:
        return replace(row, **self._shared(row))

    def application(self, row: ApplicationRow) -> ApplicationRow:
        return replace(row, **self._shared(row))

    def _shared(self, row: ApplicationRow | BatchRow) -> dict[str, object]:
        return {
            "regency": row.regency.replace(".", ""),
            "sector": self.sectors[row.sector],
            "competencies": sorted({self.competencies[word] for word in row.competencies}),
            "units": sorted({self.units[word] for word in row.units}),
        }


def _onto(words: Iterable[str], codes: list[str]) -> dict[str, str]:
    return {word: codes[at % len(codes)] for at, word in enumerate(words)}


def run(folder: Path, options: list[str]) -> tuple[float, int]:
    """Seconds and peak bytes of the command."""
    files = [str(folder / "batches.csv"), str(folder / "applications.csv")]
    seed = ["--seed", "benchmark", "--out", str(folder / "out")]
    command = [sys.executable, "manage.py", "match_magang", *files, *seed, *options]
    started = time.perf_counter()
    subprocess.run(command, cwd=ROOT, env={**os.environ, **SETTINGS}, check=True)
    seconds = time.perf_counter() - started
    return seconds, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024


if __name__ == "__main__":
    main()
