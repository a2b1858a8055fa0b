"""PostgreSQL by its own programs: a dump of one moment, and one transaction that brings it back.

What was there before moves to a schema of its own in that transaction (`before_restore`), where it
stays for `undo` and costs no copying.
"""

import os
import re
import subprocess
from pathlib import Path
from typing import IO

from django.conf import settings
from django.db import connection, transaction

from portal.backup.archive import BackupFailed, Facts, Manifest
from portal.backup.places import Place, remove

vendor = "postgresql"
member = "database.dump"
BEFORE, BETWEEN = "before_restore", "between_restores"
# What PostgreSQL's own programs call the parts of an address.
LIBPQ = {
    "PGHOST": "host",
    "PGPORT": "port",
    "PGUSER": "user",
    "PGPASSWORD": "password",
    "PGSSLMODE": "sslmode",
    "PGSSLROOTCERT": "sslrootcert",
}
# Sequences of columns move with their tables; what belongs to an extension stays with it.
MOVE = """
DO $move$ DECLARE one record; BEGIN
  FOR one IN
    SELECT c.oid::regclass AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname = '{source}' AND c.relkind IN ('r', 'p', 'v', 'm', 'S') AND NOT EXISTS (
      SELECT FROM pg_depend d WHERE d.objid = c.oid AND d.classid = 'pg_class'::regclass
      AND (d.deptype = 'e' OR c.relkind = 'S' AND d.deptype IN ('a', 'i')))
  LOOP
    EXECUTE format('ALTER TABLE %s SET SCHEMA {target}', one.name);
  END LOOP;
END $move$;
"""
MARK = f"COMMENT ON SCHEMA {BEFORE} IS '{{key}}';"
COUNT = """
DO $count$ BEGIN
  IF (SELECT count(*) FROM {table}) <> {rows} THEN
    RAISE EXCEPTION 'the table {table} has other rows than the manifest says';
  END IF;
END $count$;
"""


def place() -> Place:
    """Of the dump; its `live` is never there."""
    return Place(member, Path(settings.DATA_DIR).resolve() / member)


def address() -> str:
    values = connection.get_connection_params()
    return f"{values['dbname']} on {values.get('host') or 'this machine'}"


def dump(target: Path) -> Facts:
    """Rows are counted in the very moment that is dumped."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        cursor.execute("SELECT pg_export_snapshot()")
        (snapshot,) = cursor.fetchone()
        tables = connection.introspection.get_table_list(cursor)
        rows = {}
        for name in sorted(table.name for table in tables if table.type in "tp"):
            cursor.execute(f"SELECT count(*) FROM {connection.ops.quote_name(name)}")  # noqa: S608
            (rows[name],) = cursor.fetchone()
        migrations: set[tuple[str, str]] = set()
        if "django_migrations" in rows:
            cursor.execute("SELECT app, name FROM django_migrations")
            migrations = set(cursor.fetchall())
        _run(
            *("pg_dump", "--format=custom", "--compress=1", f"--snapshot={snapshot}"),
            *(f"--exclude-schema={BEFORE}", f"--file={target}", f"--dbname={_name()}"),
        )
    return Facts(rows, migrations)


def prepare(key: str, manifest: Manifest | None) -> Facts:
    """Write what was unpacked out as the commands of one transaction: a dump that is not whole
    fails here. The transaction counts its rows before it ends.
    """
    schema, quote = _schema(), connection.ops.quote_name
    rows = manifest.rows if manifest else {}
    with _script().open("w", encoding="utf-8") as script:
        print("SET lock_timeout = '60s';", file=script)
        print(f"DROP SCHEMA IF EXISTS {BEFORE} CASCADE; CREATE SCHEMA {BEFORE};", file=script)
        print(MOVE.format(source=schema, target=BEFORE), file=script, flush=True)
        options = ("--no-owner", "--no-privileges", "--file=-")
        _run("pg_restore", *options, str(place().new), to=script)
        script.seek(0, os.SEEK_END)
        for name, count in rows.items():  # once more, of what the database has taken
            table = f"{quote(schema)}.{quote(name)}"
            print(COUNT.format(table=table, rows=int(count)), file=script)
        print(MARK.format(key=key), file=script)
    found = _content()
    if any(found.rows.get(name, 0) != count for name, count in rows.items()):
        raise BackupFailed("its database has other rows than its manifest says")
    return found


def _content() -> Facts:
    """What the script copies, a line a row (PostgreSQL, COPY, "Text Format")."""
    head = re.compile(rb'COPY (?:\S+\.)?"?([\w-]+)"? \((.+)\) FROM stdin;')
    rows: dict[str, int] = {}
    migrations = set()
    with _script().open("rb") as lines:
        for begins in filter(None, map(head.match, lines)):
            name, columns = begins[1].decode(), begins[2].decode().split(", ")
            rows[name] = 0
            for line in iter(lines.readline, b"\\.\n"):
                if not line:
                    raise BackupFailed("its database is cut off")
                rows[name] += 1
                if name == "django_migrations":
                    parts = line.decode().rstrip("\n").split("\t")
                    values = dict(zip(columns, parts, strict=True))
                    migrations.add((values["app"], values["name"]))
    return Facts(rows, migrations)


def keep() -> None:
    """Done by the transaction itself."""


def put(key: str, is_undo: bool) -> bool:
    """All of it or nothing: whoever is connected sees the old content until the commit, the new
    one after it. The comment on the schema tells a crash before it from one after.
    """
    if _key() == key:
        return True
    if not is_undo:
        connection.close()
        options = ("--no-psqlrc", "--quiet", "--single-transaction", "--set=ON_ERROR_STOP=1")
        _run("psql", *options, "--output=/dev/null", f"--file={_script()}", f"--dbname={_name()}")
        return True
    schema = _schema()
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"CREATE SCHEMA {BETWEEN}")
        cursor.execute(MOVE.format(source=schema, target=BETWEEN))
        cursor.execute(MOVE.format(source=BEFORE, target=schema))
        cursor.execute(f"DROP SCHEMA {BEFORE} CASCADE")
        cursor.execute(f"ALTER SCHEMA {BETWEEN} RENAME TO {BEFORE}")
        cursor.execute(MARK.format(key=key))
    return True


def refuse_turning() -> None:
    """Raises BackupFailed when there is nothing to go back to."""
    if not _key():
        raise BackupFailed(f"The database has no schema {BEFORE} to go back to.")


def turn() -> None:
    """Both are in the database."""


def forget() -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"DROP SCHEMA IF EXISTS {BEFORE} CASCADE")


def discard() -> None:
    remove(place().new)
    remove(_script())


def _script() -> Path:
    return place().new.with_suffix(".sql")


def _key() -> str | None:
    """Of the restore that made the schema `before_restore`."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT obj_description(oid, 'pg_namespace') FROM pg_namespace WHERE nspname = %s",
            [BEFORE],
        )
        found = cursor.fetchone()
    return found[0] if found else None


def _schema() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_schema()")
        (found,) = cursor.fetchone()
    return str(found)


def _name() -> str:
    return str(connection.get_connection_params()["dbname"])


def _run(program: str, *arguments: str, to: IO[str] | None = None) -> None:
    """Reaches the database as Django does, by whatever its address names."""
    values = connection.get_connection_params()
    extra = {name: str(values[key]) for name, key in LIBPQ.items() if values.get(key)}
    try:
        subprocess.run(  # noqa: S603 - our own arguments
            [program, *arguments],
            env={**os.environ, **extra},
            check=True,
            stdout=to or subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )
    except FileNotFoundError as error:
        raise BackupFailed(f"{program} is missing; on Debian: postgresql-client") from error
    except subprocess.CalledProcessError as error:
        raise BackupFailed(f"{program}: {error.stderr.strip()}") from error
