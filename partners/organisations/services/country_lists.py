"""Make the files of the whole country: one pass through the register for each language.

Rows go from the database into all kinds of files at once; no more of them than a few thousand are
held. The files are written beside and put into the storage whole.
"""

import gzip
import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO, Any

from django.conf import settings
from django.core.files import File
from django.utils import translation

from home.access import Actor, require
from home.cache import renewal
from home.jobs.heavy import refuse_in_request
from home.sheets.writer import write_workbook, written_too
from home.uploads.storage import private_storage
from partners.organisations import exports
from partners.organisations.models import CountryList

AT_ONCE = 2_000
ENDINGS = ("csv", "xlsx", "jsonl")


class RunIsLost(Exception):
    """Another run has the row: this one was taken for dead."""


def user_can_make(actor: Actor) -> bool:
    return actor.has("organisations.change_organisation")


def make(*, by: Actor) -> CountryList | None:
    """Now, for the nightly command; None where another run has it. Raises ActionNotPermitted."""
    require(user_can_make(by))
    return carry_out(CountryList.objects.waiting().pk)


def carry_out(key: int) -> CountryList | None:
    """The run of the job; None for who comes second, and for a run that was taken for dead."""
    refuse_in_request()
    if (made := CountryList.take(key)) is None:
        return None
    try:
        rows, sizes = _written(made)
    except RunIsLost:
        _remove_files(made)
        return None
    made.finish(CountryList.State.DONE, rows=rows, sizes=sizes)
    made.refresh_from_db()
    _tidy()
    renewal.changed(CountryList)
    return made


def give_up(made: CountryList) -> None:
    made.finish(CountryList.State.FAILED)
    _remove_files(made)


def _written(made: CountryList) -> tuple[int, dict[str, dict[str, int]]]:
    rows, sizes = 0, {}
    for language, _name in settings.LANGUAGES:
        with TemporaryDirectory() as folder, translation.override(language):
            rows = _write(made, Path(folder))
            sizes[language] = {ending: _keep(made, Path(folder), ending) for ending in ENDINGS}
    return rows, sizes


def _write(made: CountryList, folder: Path) -> int:
    """How many rows."""
    with (
        (folder / "csv").open("w", encoding="utf-8-sig", errors="replace", newline="") as table,
        (folder / "jsonl").open("w", encoding="utf-8", errors="replace") as lines,
    ):
        records = _beating(made, exports.records(None))
        cells = exports.cells(_as_lines(lines, records))
        rows = _Counted(written_too(table, exports.headers(), cells, lineterminator="\r\n"))
        write_workbook(folder / "xlsx", [exports.sheet(exports.about(None), rows)])
    return rows.count


def _as_lines(file: IO[str], records: Iterator[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """The records, each once it has been written as a line of JSON."""
    for record in records:
        file.write(json.dumps(record, default=str, ensure_ascii=False) + "\n")
        yield record


def _beating(made: CountryList, records: Iterator[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Raises RunIsLost."""
    for at, record in enumerate(records):
        if at % AT_ONCE == 0 and not made.beat():
            raise RunIsLost
        yield record


class _Counted:
    """An iterator that knows afterwards how many it gave."""

    def __init__(self, rows: Iterator[Any]) -> None:
        self._rows, self.count = rows, 0

    def __iter__(self) -> Iterator[Any]:
        for row in self._rows:
            self.count += 1
            yield row


def _keep(made: CountryList, folder: Path, ending: str) -> int:
    """How many bytes are sent: text is kept as it travels, a tenth of its size."""
    path = made.path(translation.get_language(), ending)
    private_storage().delete(path)  # of an attempt that was broken off
    ready = _packed(folder / ending) if ending in CountryList.PACKED else folder / ending
    with ready.open("rb") as file:
        private_storage().save(path, File(file))
    return ready.stat().st_size


def _packed(plain: Path) -> Path:
    packed = plain.with_suffix(".gz")
    with plain.open("rb") as source, gzip.open(packed, "wb", compresslevel=6) as target:
        shutil.copyfileobj(source, target)
    return packed


def _tidy() -> None:
    """Only the list that is given stays, and what waits or runs."""
    newest = CountryList.objects.newest()
    ended = (CountryList.State.DONE, CountryList.State.FAILED)
    over = CountryList.objects.filter(state__in=ended)
    for one in over.exclude(pk=newest.pk) if newest else over:
        _remove_files(one)
        one.delete()


def _remove_files(made: CountryList) -> None:
    for language, _name in settings.LANGUAGES:
        for ending in ENDINGS:
            private_storage().delete(made.path(language, ending))
