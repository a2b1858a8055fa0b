"""Changes records while an indexer works, kills the indexer, starts another, and compares.

    python -m tests.search.killing.rig ROUNDS SEED

In its own process: it forks, and its children end by SIGKILL at any moment. The site it
works on is the one in DATA_DIR. Every fourth round the child rebuilds the whole index
instead. Prints what the index and the database hold in the end, as JSON.
"""

import json
import os
import random
import signal
import sys
import time
from collections.abc import Callable

import django
from django.core.management import call_command
from django.db import connections, transaction

SHORTEST, LONGEST = 0.02, 0.5
ROLLED_BACK = 0.1


def main() -> None:
    django.setup()
    rounds, chance = int(sys.argv[1]), random.Random(int(sys.argv[2]))
    register()
    assert in_child(rebuild).wait() == 0
    unusable = 0
    for number in range(rounds):
        child = in_child(rebuild if number % 4 == 3 else work)
        end = time.monotonic() + chance.uniform(SHORTEST, LONGEST)
        while time.monotonic() < end:
            change(chance)
        child.kill()
        unusable += in_child(probe).wait() != 0
    assert in_child(lambda: call_command("run_indexer", "--once")).wait() == 0
    assert in_child(lambda: report(rounds, unusable)).wait() == 0


class Child:
    def __init__(self, pid: int) -> None:
        self.pid = pid

    def wait(self) -> int:
        return os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])

    def kill(self) -> None:
        os.kill(self.pid, signal.SIGKILL)
        self.wait()


def in_child(duty: Callable[[], object]) -> Child:
    """Nothing of the parent is open in the child: neither database nor index."""
    connections.close_all()
    if pid := os.fork():
        return Child(pid)
    code = 1
    try:
        duty()
        code = 0
    finally:
        sys.stdout.flush()
        os._exit(code)


def register() -> None:
    """Sectors stand for everything that can be found; the name carries its version."""
    from home.models import Sector
    from search import registry
    from search.building import in_each_language, key_of
    from search.documents import SearchDocument

    def documents(sector: Sector) -> object:
        return in_each_language(
            lambda language: SearchDocument(
                key=key_of(sector, language),
                type="home.sector",
                title=sector.name_id,
                url="/",
                languages=(language,),
            )
        )

    registry._sources.clear()
    registry.register(Sector, label="", build=documents, live=Sector.objects.all)


def work() -> None:
    call_command("run_indexer")


def rebuild() -> None:
    from search import rebuilding

    rebuilding.rebuild()


def probe() -> None:
    from search import healing

    healing.probe()


def change(chance: random.Random) -> None:
    """Make, rename or remove a few records in one transaction, sometimes rolled back."""
    from home.models import Sector

    with transaction.atomic():
        known = list(Sector.objects.order_by("?")[:2])
        for sector in known[: chance.randrange(3)]:
            sector.name_id = f"Versi {chance.randrange(10**9)}"
            sector.save()
        if len(known) == 2 and chance.random() < 0.2:
            known[1].delete()
        code = f"s{chance.randrange(10**12)}"
        Sector.objects.create(code=code, name_id=f"Baru {code}", name_en=code)
        if chance.random() < ROLLED_BACK:
            transaction.set_rollback(True)
    time.sleep(0.01)


def report(rounds: int, unusable: int) -> None:
    from home.models import Sector
    from search.building import keys_of

    wanted = {
        key: sector.name_id
        for sector in Sector.objects.all()
        for key in keys_of("home.sector", sector.pk)
    }
    found = indexed()
    titles = dict(found)
    print(
        json.dumps(
            {
                "rounds": rounds,
                "records": len(wanted),
                "lost": len([key for key in wanted if key not in titles]),
                "stale": len([key for key in wanted if titles.get(key) != wanted[key]]),
                "left_over": len([key for key in titles if key not in wanted]),
                "duplicated": len(found) - len(titles),
                "unusable": unusable,
            }
        )
    )


def indexed() -> list[tuple[str, str]]:
    """Key and title of everything in the index, duplicates included."""
    from search import backends
    from search.documents import BY_TITLE, MAX_SIZE, SearchQuery
    from search.lexicon import Lexicon
    from search.plan import plan

    pages, offset = [], 0
    while True:
        asked = plan(SearchQuery(sort=BY_TITLE, offset=offset, size=MAX_SIZE), Lexicon())
        hits = backends.engine().search(asked).hits
        pages += [(hit.key, hit.source["title"]) for hit in hits]
        offset += len(hits)
        if not hits:
            return pages


if __name__ == "__main__":
    main()
