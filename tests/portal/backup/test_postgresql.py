"""What a dump says as commands is counted before PostgreSQL is asked to take it."""

from pathlib import Path

import pytest

from portal.backup import postgresql
from portal.backup.archive import BackupFailed

SCRIPT = """SET statement_timeout = 0;
COPY public.django_migrations (id, app, name, applied) FROM stdin;
1\thome\t0001_initial\t2026-01-01
\\.
COPY public."Note-1" (id, text) FROM stdin;
1\tCOPY public.note (id) FROM stdin;
2\tb
\\.
COPY public.answer (id) FROM stdin;
\\.
"""


def content(monkeypatch: pytest.MonkeyPatch, folder: Path, script: str) -> object:
    file = folder / "database.sql"
    file.write_text(script)
    monkeypatch.setattr(postgresql, "_script", lambda: file)
    return postgresql._content()


def test_rows_of_each_table_and_migrations_are_known(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    found = content(monkeypatch, tmp_path, SCRIPT)
    assert found.rows == {"django_migrations": 1, "Note-1": 2, "answer": 0}
    assert found.migrations == {("home", "0001_initial")}


def test_script_that_is_cut_off_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    with pytest.raises(BackupFailed, match="cut off"):
        content(monkeypatch, tmp_path, SCRIPT[:-4])
