"""The child process: reads passages and questions as JSON, writes rankings and times.

python -m benchmarks.relevance.wagtail_peer.asking DATABASE_FILE < question.json
"""

import json
import sys
import time
from typing import Any

import django
from django.conf import settings
from django.core.management import call_command
from django.db import connection

BATCH = 1_000


def main() -> None:
    settings.configure(
        DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": sys.argv[1]}},
        INSTALLED_APPS=[
            "benchmarks.relevance.wagtail_peer",
            "modelsearch",
            "django.contrib.contenttypes",
        ],
        DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
        USE_TZ=True,
    )
    django.setup()
    call_command("migrate", run_syncdb=True, verbosity=0)
    given = json.load(sys.stdin)
    indexing = fill(given["passages"])
    asked = {name: given[name] for name in ("questions", "seconds", "size")}
    json.dump({"indexing": indexing, **answer(**asked)}, sys.stdout)


def fill(passages: list[list[str]]) -> float:
    """Store and index the passages; the seconds that indexing took."""
    from modelsearch.backends import get_search_backend

    from benchmarks.relevance.wagtail_peer.models import Passage

    rows = [Passage(name=name, title=title, text=text) for name, title, text in passages]
    Passage.objects.bulk_create(rows, batch_size=BATCH)
    backend = get_search_backend()
    index = backend.get_index_for_model(Passage)
    started = time.perf_counter()
    for at in range(0, len(rows), BATCH):
        index.add_items(Passage, Passage.objects.order_by("pk")[at : at + BATCH])
    seconds = time.perf_counter() - started
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return seconds


def answer(questions: dict[str, str], seconds: float | None, size: int) -> dict[str, Any]:
    """Any of the words is enough: with all of them hardly a question finds anything.

    After `seconds` the questions that are left are not asked.
    """
    from modelsearch.backends import get_search_backend

    from benchmarks.relevance.wagtail_peer.models import Passage

    backend = get_search_backend()
    rankings, times = {}, []
    end = time.perf_counter() + (seconds or float("inf"))
    for name, text in questions.items():
        if time.perf_counter() > end:
            break
        plain = text.replace('"', " ")  # a quotation mark is an error in FTS5
        started = time.perf_counter()
        found = list(backend.search(plain, Passage, operator="or")[:size])
        times.append((time.perf_counter() - started) * 1_000)
        rankings[name] = [passage.name for passage in found]
    return {"rankings": rankings, "times": times}


if __name__ == "__main__":
    main()
