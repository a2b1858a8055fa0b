"""The directory and the pages of regions over 82,780 cooperatives, one in each village.

    python -m benchmarks.directory [--cooperatives 82780] [--rounds 40]

Makes a database in a temporary folder as `benchmarks.finding` does, with stages, business units and
sectors by chance. Prints for each kind of page, asked past the page cache, the milliseconds of CPU
(median and 95th percentile) and the queries: with the parts that pages share at hand, and when
a cooperative has begun or ceased to take in apprentices just before. Then the pages as the page
cache answers them.
"""

import argparse
import random
import statistics
import time
from collections.abc import Callable, Sequence

from django.core.management import call_command
from django.db import connection
from django.test import Client

from benchmarks import finding
from home.models import BusinessUnit, Region, Sector, Stage
from home.services.vocabulary import load_vocabulary
from partners.organisations.models import CooperativeProfile, DirectoryRow, Organisation

LIST = "/id/koperasi/"
COLUMNS = (
    "page",
    "p50 ms CPU",
    "p95 ms CPU",
    "p95 after a change",
    "queries",
    "p95 from the cache",
)
Addresses = Callable[[random.Random], str]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--cooperatives", type=int, default=82_780)
    parser.add_argument("--rounds", type=int, default=40)
    arguments = parser.parse_args()
    call_command("migrate", verbosity=0)
    call_command("load_regions", verbosity=0)
    finding.fill(arguments.cooperatives)
    describe()
    connection.cursor().execute("ANALYZE")
    print(f"{Organisation.objects.count():,} cooperatives, {arguments.rounds} of each page")
    print(f"| {' | '.join(COLUMNS)} |")
    print("|---" * len(COLUMNS) + "|")
    for name, address in kinds().items():
        print(f"| {name} | {' | '.join(measured(address, arguments.rounds))} |")


def describe() -> None:
    """Each has a stage, two units and a sector; one in 400 takes in apprentices."""
    load_vocabulary()
    chance = random.Random(3)
    stages, units = list(Stage.objects.all()), list(BusinessUnit.objects.all())
    sectors = list(Sector.objects.all())
    profiles = list(CooperativeProfile.objects.order_by("pk"))
    for profile in profiles:
        profile.stage = chance.choice(stages)
        profile.hosts_magang = chance.random() < 1 / 400
    CooperativeProfile.objects.bulk_update(profiles, ["stage", "hosts_magang"], batch_size=2_000)
    for field, values, size in (("business_units", units, 2), ("sectors", sectors, 1)):
        through = getattr(CooperativeProfile, field).through
        target = values[0]._meta.model_name
        rows = [
            through(cooperativeprofile_id=profile.pk, **{f"{target}_id": value.pk})
            for profile in profiles
            for value in chance.sample(values, size)
        ]
        through.objects.bulk_create(rows, batch_size=5_000)
    DirectoryRow.objects.renew([profile.organisation_id for profile in profiles])


def kinds() -> dict[str, Addresses]:
    regions = {
        level: list(Region.objects.current().filter(level=level).values_list("code", flat=True))
        for level in (1, 2, 3)
    }
    stages, units, sectors = (
        list(model.objects.values_list("code", flat=True))
        for model in (Stage, BusinessUnit, Sector)
    )

    def region(level: int) -> Addresses:
        return lambda chance: f"{LIST}wilayah/{chance.choice(regions[level])}/"

    def chosen(**facets: Sequence[str]) -> Addresses:
        return lambda chance: (
            f"{LIST}?"
            + "&".join(f"{name}={chance.choice(list(of))}" for name, of in facets.items())
        )

    pages = [str(number) for number in range(1, 84)]
    one = Organisation.objects.order_by("pk")
    keys = list(one.values_list("slug", flat=True)[:2_000])
    return {
        "front": lambda chance: LIST,
        "later page": chosen(page=pages),
        "stage": chosen(stage=stages, page=pages),
        "province": chosen(province=regions[1]),
        "unit and sector": chosen(unit=units, sector=sectors),
        "province, stage, unit": chosen(province=regions[1], stage=stages, unit=units),
        "hosts apprentices": chosen(magang=["yes"]),
        "hosts apprentices, province, unit": chosen(
            magang=["yes"], province=regions[1], unit=units
        ),
        "page of a province": region(1),
        "page of a regency": region(2),
        "page of a district": region(3),
        "page of a cooperative": lambda chance: f"{LIST}{chance.choice(keys)}/",
    }


def measured(address: Addresses, rounds: int) -> list[str]:
    client, chance = Client(SERVER_NAME="localhost"), random.Random(11)
    asked(client, address(chance))
    queries: list[str] = []
    with connection.execute_wrapper(lambda run, sql, *rest: queries.append(sql) or run(sql, *rest)):
        asked(client, address(chance))
    times = [asked(client, address(chance)) for _ in range(rounds)]
    changed = []
    for _ in range(max(4, rounds // 4)):
        change(chance)
        changed.append(asked(client, address(chance)))
    same = address(chance)
    asked(client, same, HTTP_ACCEPT_ENCODING="gzip")
    kept = [asked(client, same, HTTP_ACCEPT_ENCODING="gzip") for _ in range(rounds)]
    return [
        f"{statistics.median(times):.1f}",
        *(f"{statistics.quantiles(some, n=20)[-1]:.1f}" for some in (times, changed)),
        str(len(queries)),
        f"{statistics.quantiles(kept, n=20)[-1]:.1f}",
    ]


def change(chance: random.Random) -> None:
    """One cooperative, by its form: what the directory narrows down by is another."""
    some = CooperativeProfile.objects.order_by("pk")
    profile = some.filter(pk__gt=chance.randrange(some.last().pk))[0]
    profile.hosts_magang = not profile.hosts_magang
    profile.save()


def asked(client: Client, address: str, **headers: str) -> float:
    """Milliseconds of CPU for one answer."""
    begun = time.process_time()
    answer = client.get(address, **headers)
    took = 1_000 * (time.process_time() - begun)
    if answer.status_code != 200:
        raise SystemExit(f"{address}: {answer.status_code}")
    return took


if __name__ == "__main__":
    main()
