"""Measures the import of the national register, on the database of the settings.

    python -m benchmarks.register [COUNT]

Makes a database of its own in a folder that goes again (or uses the empty one of DATABASE_URL, or
that of DATA_DIR), loads all regions, hands in COUNT made-up cooperatives (82,780) with 1 % bad
rows, writes them, hands the same list in again, and takes it back. Prints seconds and rows a second
for each step, and the peak of memory so far.
"""

import datetime
import io
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

BAD = 0.01
NATION = 82_780


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else NATION
    with tempfile.TemporaryDirectory(prefix="register-") as folder:
        os.environ.setdefault("DATA_DIR", folder)
        os.environ["JOBS"] = "database"
        os.environ.setdefault("SEARCH_INDEXER", "process")
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.demo")
        import django

        django.setup()
        measure(count, Path(folder))


def measure(count: int, folder: Path) -> None:
    from django.core.management import call_command

    from partners.organisations.demo import nation
    from partners.organisations.demo.handed_in import hand_in
    from partners.organisations.models import RegisterImport

    with _timed("database and regions", 0):
        call_command("migrate", verbosity=0, interactive=False)
        call_command("load_regions", stdout=io.StringIO())
    path = folder / "nation.xlsx"
    with _timed("the list is made", count):
        _vocabulary()
        hand_in(nation.cooperatives(count), bad=BAD).write_workbook(path)
    print(f"{path.stat().st_size / 1e6:.1f} MB")
    _in_a_process(path, "first")
    _in_a_process(path, "again")
    _in_a_process(path, "undo")
    for record in RegisterImport.objects.order_by("pk"):
        figures = {k: v for k, v in record.figures.items() if isinstance(v, int)}
        print(record.step, record.state, record.problem, figures)


def _vocabulary() -> None:
    from home.services.vocabulary import load_vocabulary

    load_vocabulary()


def _in_a_process(path: Path, what: str) -> None:
    """So that the peak of memory is that of the job, and not of what made the list."""
    import subprocess

    code = f"from benchmarks import register; register.child({str(path)!r}, {what!r})"
    subprocess.run([sys.executable, "-c", code], check=True)


def child(path: str, what: str) -> None:
    import django

    django.setup()
    from home.access import system
    from home.desk.locking import version_of
    from partners.organisations.importing import job
    from partners.organisations.models import RegisterImport
    from partners.organisations.services import register_imports as services

    by = system("benchmark", *(f"organisations.{a}_registerimport" for a in ("add", "change")))

    def run(record: RegisterImport, label: str) -> RegisterImport:
        with _timed(label, record.all_rows or NATION):
            job.run(record.key)
        return RegisterImport.objects.get(pk=record.pk)

    if what == "undo":
        record = RegisterImport.objects.written().earliest("pk")
        record.written_at and RegisterImport.objects.exclude(pk=record.pk).update(written_at=None)
        services.roll_back(record, seen=version_of(record), by=by, because="measured")
        run(record, "undo: take back")
        return
    content = Path(path).read_bytes()
    record = services.hand_in(content, "nation.xlsx", scope="full", source="made up",
                              as_of=datetime.date(2026, 11, 1), by=by)  # fmt: skip
    record = run(record, f"{what}: read")
    services.choose_columns(record, seen=version_of(record), by=by, keys={})
    record = run(RegisterImport.objects.get(pk=record.pk), f"{what}: compare")
    services.carry_out(record, seen=version_of(record), by=by, because="measured")
    run(RegisterImport.objects.get(pk=record.pk), f"{what}: write")


def _peak() -> float:
    """MiB of this process; `getrusage` would tell that of the process that started it."""
    status = Path("/proc/self/status").read_text()
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024


@contextmanager
def _timed(label: str, rows: int) -> Iterator[None]:
    began, cpu = time.perf_counter(), time.process_time()
    yield
    took, cpu = time.perf_counter() - began, time.process_time() - cpu
    peak = _peak()
    rate = f"{rows / took:10,.0f} rows/s" if rows else " " * 17
    print(f"{label:24} {took:7.1f} s ({cpu:5.1f} CPU) {rate}  peak {peak:5.0f} MiB", flush=True)


if __name__ == "__main__":
    main()
