"""Data of the release at commit eddee33, upgraded as an operator does it, with nothing lost.

`eddee33.sqlite3.xz` and `eddee33.sql.xz` (a dump of PostgreSQL 15) were written by that code: its
migrations, two tools and everything else of its demo, provinces, and `manage.py remind`.
"""

import lzma
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.db import connection

from tests.architecture.test_settings import PRODUCTION
from tests.portal.own_database import own_database

HERE = Path(__file__).parent
# In a process of its own: the settings of production, and a database that the tests do not know.
JOURNEY = """
import django
django.setup()
from functools import partial
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.test import Client
from wagtail.models import Page
from home.access import NOBODY
from home.regions.source import REGENCY
from home.services.regions import load_regions
from partners.agreements.models import Agreement
from partners.organisations.models import Organisation
from portal.management.commands import setup

RECORDS = ("agreements_", "apprenticeships_", "glossary_", "knowledge_", "organisations_", "users_",
           "wagtailcore_page", "wagtailcore_revision", "wagtaildocs_", "home_datedfact")
MOVED = ("agreements_reminder", "agreements_reminderpreference")

def counts():
    with connection.cursor() as cursor:
        found = {}
        for name in connection.introspection.table_names(cursor):
            if name.startswith(RECORDS):
                cursor.execute(f'SELECT COUNT(*) FROM "{name}"')
                found[name] = cursor.fetchone()[0]
    return found

def one(query):
    with connection.cursor() as cursor:
        cursor.execute(query)
        return cursor.fetchone()[0]

before = counts()
assert before["agreements_agreement"] and before["knowledge_toolpage"], before
reminders = one("SELECT COUNT(*) FROM agreements_reminder")
rhythms = one("SELECT COUNT(*) FROM agreements_reminderpreference")
setup.load_regions = partial(load_regions, down_to=REGENCY)
call_command("setup")
after = counts()
lost = {name: (count, after.get(name)) for name, count in before.items()
        if name not in MOVED and after.get(name) != count}
assert not lost, lost
assert one("SELECT COUNT(*) FROM notices_notice") == reminders
assert one("SELECT COUNT(*) FROM notices_choice") == rhythms == 1

client = Client(headers={"host": "simpul.example"})
records = [*Agreement.objects.visible_to(NOBODY)[:5], *Organisation.objects.visible_to(NOBODY)[:5]]
addresses = [page.url for page in Page.objects.live().public().filter(depth__gt=1).specific()]
addresses += [record.get_absolute_url() for record in records]
assert len(addresses) > 20, addresses
for address in addresses:
    answer = client.get(address, secure=True)
    assert answer.status_code == 200, (address, answer.status_code)
print(len(addresses), "pages answer")
"""


def test_data_of_the_last_release_is_whole_after_the_upgrade(
    tmp_path: Path, django_db_blocker: Any
) -> None:
    put = {"sqlite": _on_sqlite, "postgresql": _on_postgresql}[connection.vendor]
    with django_db_blocker.unblock():
        put(tmp_path, lambda **own: _upgrade(tmp_path, **own))


def _on_sqlite(folder: Path, upgrade: Callable[..., None]) -> None:
    (folder / "simpul.sqlite3").write_bytes(_read("eddee33.sqlite3.xz"))
    upgrade()


def _on_postgresql(folder: Path, upgrade: Callable[..., None]) -> None:
    with own_database() as address:
        _run("psql", "-q", "-v", "ON_ERROR_STOP=1", "-d", address, stdin=_read("eddee33.sql.xz"))
        upgrade(DATABASE_URL=address)


def _read(name: str) -> bytes:
    return lzma.decompress((HERE / name).read_bytes())


def _upgrade(folder: Path, **own: str) -> None:
    known = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    environment = {**known, **PRODUCTION, "DATA_DIR": str(folder), **own}
    _run(sys.executable, "-c", JOURNEY, env=environment)


def _run(*command: str, stdin: bytes = b"", env: dict[str, str] | None = None) -> None:
    done = subprocess.run(  # noqa: S603 - our own command
        command, input=stdin, env=env, capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr.decode() or done.stdout.decode()
