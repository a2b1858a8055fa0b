"""The admin's pages of the daily work at size: CPU, bytes, queries of each.

    python -m benchmarks.admin [--tools 10000] [--agreements 3000] [--cooperatives 82780]
                               [--rounds 5] [--keep FOLDER] [--only TEXT]

Fills a scratch database (a minute and a half of CPU; `--keep` leaves it for the next run), logs a
moderator in and asks for each page as the admin serves it, one process, SQLite. Ends with 1 when a
page is above its budget: 300 ms of CPU, and 250,000 bytes where it is a form.
"""

import argparse
import os
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

MOST_CPU, MOST_BYTES = 0.300, 250_000
PARSER = argparse.ArgumentParser(description=__doc__.split("\n")[0])
PARSER.add_argument("--tools", type=int, default=10_000)
PARSER.add_argument("--agreements", type=int, default=3_000)
PARSER.add_argument("--cooperatives", type=int, default=82_780)
PARSER.add_argument("--rounds", type=int, default=5)
PARSER.add_argument("--keep", metavar="FOLDER", help="where the database stays")
PARSER.add_argument("--only", metavar="TEXT", default="", help="pages whose name has it")


def main() -> int:
    arguments = PARSER.parse_args()
    with tempfile.TemporaryDirectory(prefix="simpul-admin-") as scratch:
        return run(arguments, arguments.keep or scratch)


def run(arguments: argparse.Namespace, folder: str) -> int:
    Path(folder).mkdir(parents=True, exist_ok=True)
    os.environ["DATA_DIR"] = folder
    os.environ["DJANGO_SETTINGS_MODULE"] = "portal.settings.demo"
    os.environ["SEARCH_URL"] = "null://"  # the site's search has its own commands
    os.environ.pop("DATABASE_URL", None)
    import django

    django.setup()
    from django.conf import settings

    from benchmarks import admin_filling

    settings.ALLOWED_HOSTS = ["*"]
    done = Path(folder) / "filled"
    if not done.exists():
        started = time.process_time()
        admin_filling.fill(arguments.tools, arguments.agreements, arguments.cooperatives)
        done.touch()
        print(f"filled in {time.process_time() - started:.0f} s of CPU", flush=True)
    return pages(arguments)


def pages(arguments: argparse.Namespace) -> int:
    from django.test import Client
    from django.utils import translation

    from benchmarks.admin_pages import addresses
    from portal.users.models import User

    client = Client(SERVER_NAME="localhost")
    client.force_login(User.objects.get(email="staff-0@simpul.example"))
    print("| page | CPU ms | queries | kB |\n|---|---|---|---|")
    missed = []
    with translation.override("id"):
        asked = [one for one in addresses() if arguments.only in one[0]]
    for name, path, is_form in asked:
        cpu, queries, size = measured(client, path, arguments.rounds)
        is_over = cpu > MOST_CPU or (is_form and size > MOST_BYTES)
        figures = f"{cpu * 1_000:.0f} | {queries} | {size / 1_000:.0f}"
        print(f"| {name} | {figures} |{' over' if is_over else ''}", flush=True)
        missed += [name] * is_over
    print(f"\n{len(asked)} pages, {len(missed)} above the budget {missed or ''}")
    return 1 if missed else 0


def measured(client: Any, path: str, rounds: int) -> tuple[float, int, int]:
    """Seconds of processor time (median), queries, bytes."""
    from benchmarks.pages import queries_of

    body(client, path)  # imports, template cache
    _response, shapes = queries_of(client, path)
    times = []
    for _round in range(rounds):
        started = time.process_time()
        size = body(client, path)
        times.append(time.process_time() - started)
    return statistics.median(times), shapes.total(), size


def body(client: Any, path: str) -> int:
    response = client.get(path)
    if response.status_code != 200:
        print(f"{path}: {response.status_code}", flush=True)
    return (
        len(b"".join(response.streaming_content)) if response.streaming else len(response.content)
    )


if __name__ == "__main__":
    sys.exit(main())
