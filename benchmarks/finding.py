"""Find my organisation among 82,780 cooperatives, one in each village.

    python -m benchmarks.finding [--cooperatives 82780] [--rounds 200]

Makes a database in a temporary folder, loads the official regions, and gives villages a cooperative
of an invented number. Prints for each way to ask the milliseconds of CPU (median and 95th
percentile, database included where it is SQLite), the queries, and how often the one that is meant
stands first and is there at all.
"""

import argparse
import os
import random
import statistics
import tempfile
import time
from collections.abc import Callable
from typing import Any

FOLDER = tempfile.TemporaryDirectory(prefix="simpul-finding-")
os.environ["DATA_DIR"] = FOLDER.name
os.environ["DJANGO_SETTINGS_MODULE"] = "portal.settings.demo"
os.environ.pop("DATABASE_URL", None)
os.environ["SEARCH_URL"] = "null://"  # the site's search has its own commands

import django  # noqa: E402 - the settings read the folder above

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

from home.models import Region  # noqa: E402
from partners.organisations.finding import find  # noqa: E402
from partners.organisations.identity import canonical  # noqa: E402
from partners.organisations.models import CooperativeProfile, NameWord, Organisation  # noqa: E402

WAYS: dict[str, Callable[[Organisation], str]] = {
    "village with its district": lambda one: f"Desa {_of(one, 0)}, Kec. {_of(one, 1)}",
    "village alone": lambda one: _of(one, 0),
    "district": lambda one: f"Kec. {_of(one, 1)}, {_of(one, 2)}",
    "village being typed": lambda one: _of(one, 0)[: max(3, len(_of(one, 0)) - 2)],
    "a letter wrong, its regency": lambda one: f"{_mistyped(one)} {_of(one, 2)}",
    "old spelling, its regency": lambda one: f"{_old(_of(one, 0))} {_of(one, 2)}",
    "name": lambda one: one.name,
    "name in short": lambda one: f"KDMP {_of(one, 0)}",
    "number": lambda one: one.cooperative.registration_number,
    "number, typed otherwise": lambda one: f"NIK {_digits(one)}",
    "nothing of that name": lambda one: f"Zqx {one.pk}",
}
PER_PAGE = 12
COLUMNS = ("asked by", "p50 ms CPU", "p95 ms CPU", "queries", "stands first", "found")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--cooperatives", type=int, default=82_780)
    parser.add_argument("--rounds", type=int, default=200)
    arguments = parser.parse_args()
    call_command("migrate", verbosity=0)
    call_command("load_regions", verbosity=0)
    fill(arguments.cooperatives)
    chance = random.Random(7)
    keys = sorted(Organisation.objects.values_list("pk", flat=True))
    asked = Organisation.objects.select_related("cooperative", "region__parent__parent")
    some = list(asked.filter(pk__in=chance.sample(keys, min(arguments.rounds, len(keys)))))
    print(f"{len(keys):,} cooperatives, {len(some)} questions each")
    print(f"| {' | '.join(COLUMNS)} |")
    print("|---" * len(COLUMNS) + "|")
    for name, text in WAYS.items():
        print(f"| {name} | {' | '.join(measured(text, some))} |")


def fill(count: int) -> None:
    """A cooperative for each of so many villages, spread over the country, the same each time."""
    villages = list(Region.objects.current().filter(level=Region.Level.VILLAGE).order_by("code"))
    random.Random(5).shuffle(villages)
    made = Organisation.objects.bulk_create(
        [
            Organisation(
                slug=f"koperasi-{village.code}",
                code=f"koperasi-{village.code}",
                name=f"Koperasi Desa Merah Putih {village.name}",
                kind=Organisation.Kind.COOPERATIVE,
                country="ID",
                region=village,
            )
            for village in villages[:count]
        ],
        batch_size=1_000,
    )
    CooperativeProfile.objects.bulk_create(
        [_profile(organisation, number) for number, organisation in enumerate(made)],
        batch_size=1_000,
    )
    NameWord.objects.renew([organisation.pk for organisation in made])


def _profile(organisation: Organisation, number: int) -> CooperativeProfile:
    written = f"AHU-{number:07d}.AH.01.29.TAHUN 2025"
    return CooperativeProfile(
        organisation=organisation,
        registration_number=written,
        registration_key=canonical(written),
        village=organisation.region.name,
    )


def measured(text: Callable[[Organisation], str], some: list[Organisation]) -> list[str]:
    times: list[float] = []
    first = found = 0
    for one in some:
        asked = text(one)
        begun = time.process_time()
        answer = find(asked)
        answer.page("1", PER_PAGE)
        times.append(1_000 * (time.process_time() - begun))
        first += answer.keys[:1] == [one.pk]
        found += one.pk in answer.keys
    with CaptureQueriesContext(connection) as queries:
        find(text(some[0])).page("1", PER_PAGE)
    middle, high = statistics.median(times), statistics.quantiles(times, n=20)[-1]
    return [
        f"{middle:.1f}",
        f"{high:.1f}",
        str(len(queries)),
        _share(first, some),
        _share(found, some),
    ]


def _share(count: int, of: list[Any]) -> str:
    return f"{100 * count / len(of):.0f} %"


def _of(one: Organisation, above: int) -> str:
    """The name of the village, or of what lies so many levels above it."""
    region: Any = one.region
    for _level in range(above):
        region = region.parent
    return str(region.name)


def _mistyped(one: Organisation) -> str:
    """The village with two letters in the middle changed about."""
    name = _of(one, 0)
    middle = len(name) // 2
    return f"{name[: middle - 1]}{name[middle]}{name[middle - 1]}{name[middle + 1 :]}"


def _old(name: str) -> str:
    """As it was written until 1972."""
    for today, before in (("j", "dj"), ("y", "j"), ("c", "tj"), ("u", "oe")):
        name = name.replace(today, before).replace(today.upper(), before.capitalize())
    return name


def _digits(one: Organisation) -> str:
    return str(one.cooperative.registration_number).lower().replace("-", " ")


if __name__ == "__main__":
    main()
