"""The whole command on a country: `match_magang` in a process of its own, all files written.

    python -m benchmarks.matching_command [--villages CSV] [--keep DIR]

writes the national instance as two CSV files in the portal's own words, runs the command on them
and prints one line of JSON: seconds on the clock and of the processor, most memory, files, bytes.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.dev")

from benchmarks.matching_instances import COMPETENCIES, NATIONAL, SECTORS, UNITS, national
from partners.apprenticeships.rounds.vocabulary import Terms, Vocabulary
from partners.matching.rows import ApplicationRow, BatchRow

ROOT, SEED = Path(__file__).parents[1], 1
Figures = dict[str, float]
Row = TypeVar("Row", ApplicationRow, BatchRow)


def measure(villages: Path | None, keep: Path | None = None) -> Figures:
    """Runs the command once; raises ``RuntimeError`` if it refuses."""
    with tempfile.TemporaryDirectory() as name:
        folder = keep or Path(name)
        folder.mkdir(parents=True, exist_ok=True)
        write_inputs(folder, villages)
        command = ["manage.py", "match_magang", folder / "batches.csv", folder / "applications.csv"]
        command += ["--seed", "benchmark", "--out", folder / "out"]
        started = time.monotonic()
        # No database: the words of the two sheets come with the portal.
        process = subprocess.Popen(
            [sys.executable, *command],
            cwd=ROOT,
            env={**os.environ, "DATA_DIR": str(folder / "data")},
            stdout=subprocess.DEVNULL,
        )
        _, status, used = os.wait4(process.pid, 0)
        elapsed = time.monotonic() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            raise RuntimeError(f"match_magang answered {process.returncode}")
        sizes = [path.stat().st_size for path in (folder / "out").rglob("*") if path.is_file()]
        return {
            "elapsed": elapsed,
            "seconds": used.ru_utime + used.ru_stime,
            "mebibytes": used.ru_maxrss / 1024,
            "files": len(sizes),
            "megabytes": sum(sizes) / 1e6,
        }


def write_inputs(folder: Path, villages: Path | None) -> None:
    """``batches.csv`` and ``applications.csv`` as an Indonesian would fill them in."""
    import django

    django.setup()
    from home.sheets.writer import write_csv
    from partners.apprenticeships.rounds.bundle import Names
    from partners.apprenticeships.rounds.languages import in_language
    from partners.apprenticeships.rounds.sources.database import vocabulary
    from partners.apprenticeships.rounds.sources.sheets.application_columns import application_sheet
    from partners.apprenticeships.rounds.sources.sheets.batch_columns import batch_sheet
    from partners.apprenticeships.rounds.sources.sheets.columns import Lookups
    from partners.apprenticeships.rounds.writing.rows import application_cells, batch_cells

    words, nothing = vocabulary(), Names()
    people, groups = national(SEED, NATIONAL, villages=villages)
    look = Lookups(words)
    sheets = {"batches": batch_sheet(look), "applications": application_sheet(look)}
    cells = {
        "batches": batch_cells(
            sheets["batches"], _in_our_words(groups, words), nothing, words, "id"
        ),
        "applications": application_cells(
            sheets["applications"], _in_our_words(people, words), nothing, {}, words, "id"
        ),
    }
    for name, sheet in sheets.items():
        header = [in_language(column.heading, "id") for column in sheet.columns]
        write_csv(folder / f"{name}.csv", header, cells[name])


def _in_our_words(rows: list[Row], words: Vocabulary) -> list[Row]:
    """The generator's codes replaced by codes of the vocabulary, in turn."""
    sector, unit = _mapped(SECTORS, words.sectors), _mapped(UNITS, words.units)
    competency = _mapped(COMPETENCIES, words.competencies)
    return [
        replace(
            row,
            regency=row.regency.replace(".", ""),
            **_sectors(row, sector),
            competencies=tuple(dict.fromkeys(competency[code] for code in row.competencies)),
            units=tuple(dict.fromkeys(unit[code] for code in row.units)),
        )
        for row in rows
    ]


def _sectors(row: Row, known: dict[str, str]) -> dict[str, str | tuple[str, ...]]:
    if isinstance(row, BatchRow):
        return {"sectors": tuple(known[code] for code in row.sectors)}
    return {"sector": known[row.sector]}


def _mapped(codes: tuple[str, ...], terms: Terms) -> dict[str, str]:
    known = list(terms)
    return {code: known[number % len(known)] for number, code in enumerate(codes)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--villages", type=Path)
    parser.add_argument("--keep", type=Path, help="keep inputs and results in this folder")
    arguments = parser.parse_args()
    print(json.dumps(measure(arguments.villages, arguments.keep)))


if __name__ == "__main__":
    main()
