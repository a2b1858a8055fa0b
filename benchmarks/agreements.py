"""The register at its size: 3,000 agreements with 12,000 commitments, generated.

    python -m benchmarks.agreements [--agreements 3000] [--rounds 15]

Makes a database in a temporary folder, fills it, and prints for each page the queries, the most
repeats of one shape, and the median CPU milliseconds of one request that the page cache lets pass,
also as the first after public content has changed; then the daily command and the import.
Budgets: docs/quality.md.
"""

import argparse
import os
import random
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

FOLDER = tempfile.TemporaryDirectory(prefix="simpul-agreements-")
os.environ["DATA_DIR"] = FOLDER.name
os.environ["DJANGO_SETTINGS_MODULE"] = "portal.settings.demo"
os.environ.pop("DATABASE_URL", None)

import django  # noqa: E402 - the settings read the folder above

django.setup()

import time_machine  # noqa: E402
from django.conf import settings  # noqa: E402
from django.contrib.auth.models import Group  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402
from django.urls import reverse  # noqa: E402
from django.utils import timezone, translation  # noqa: E402

from benchmarks.pages import cpu_of, queries_of  # noqa: E402
from home.access import Actor  # noqa: E402
from home.cache import generations  # noqa: E402
from home.groups import MODERATORS  # noqa: E402
from home.models import Sector  # noqa: E402
from home.sheets.writer import grid, workbook  # noqa: E402
from partners.agreements.importing.columns import AGREEMENTS  # noqa: E402
from partners.agreements.models import Agreement, Commitment, Party, ProgressReport  # noqa: E402
from partners.agreements.reminding import sending  # noqa: E402
from partners.agreements.rules.lifecycle import AgreementState  # noqa: E402
from partners.agreements.rules.progress import CommitmentState  # noqa: E402
from partners.agreements.services import importing  # noqa: E402
from partners.organisations.models import Organisation  # noqa: E402
from portal.users.models import User  # noqa: E402

COUNTRIES = ("TL", "CA", "NL", "DE", "JP", "KR", "MY", "PH", "TH", "VN", "IN", "AU", "FR", "US")
PARTNERS, PEOPLE, EACH = 300, 40, 4
IMPORTED = 500
Call = Callable[[], Any]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--agreements", type=int, default=3_000)
    parser.add_argument("--rounds", type=int, default=15)
    arguments = parser.parse_args()
    settings.ALLOWED_HOSTS = ["*"]
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    call_command("migrate", verbosity=0)
    call_command("load_vocabulary", verbosity=0)
    people = fill(arguments.agreements)
    pages(people[0], arguments.rounds)
    jobs(people[0])


def fill(count: int) -> list[User]:
    """Invented agreements over ten years, the same ones each time."""
    chance = random.Random(5)
    today = timezone.localdate()
    people = [
        User(email=f"staff-{n}@simpul.example", first_name=f"Staf {n}") for n in range(PEOPLE)
    ]
    User.objects.bulk_create(people)
    Group.objects.get(name=MODERATORS).user_set.add(*people)
    partners = Organisation.objects.bulk_create(
        Organisation(
            slug=f"mitra-{n}",
            code=f"mitra-{n}",
            name=f"Mitra {n}",
            kind="apex",
            country=COUNTRIES[n % len(COUNTRIES)],
        )
        for n in range(PARTNERS)
    )
    ours = Organisation.objects.create(slug="kemenkop", name="Kementerian", kind="ministry")
    agreements = Agreement.objects.bulk_create(
        (agreement(n, chance, today, people) for n in range(count)), batch_size=500
    )
    Party.objects.bulk_create(
        (
            Party(agreement=a, organisation=o, sort_order=place, is_ours=not place,
                  contact_name="Kontak", contact_email="kontak@simpul.example")
            for n, a in enumerate(agreements)
            for place, o in enumerate((ours, partners[n % PARTNERS]))
        ),
        batch_size=500,
    )  # fmt: skip
    sectors = list(Sector.objects.all())
    through = Agreement.sectors.through
    through.objects.bulk_create(
        (through(agreement=a, sector=sectors[n % len(sectors)]) for n, a in enumerate(agreements)),
        batch_size=500,
    )
    commitments(agreements, partners, chance, today, people)
    return people


def agreement(n: int, chance: random.Random, today: date, people: list[User]) -> Agreement:
    signed = today - timedelta(chance.randrange(3_000))
    is_open = n % 6 == 0
    made = Agreement(
        slug=f"kesepakatan-{n}",
        title_id=f"Nota kesepahaman {n} tentang pengembangan koperasi",
        title_en=f"Memorandum {n} on the development of cooperatives",
        scope_id="Pelatihan, pertukaran alat, dan pemagangan. " * 4,
        kind=("mou", "pks", "loi", "moa")[n % 4],
        reference=f"{n}/NK/{signed.year}",
        state=AgreementState.NEGOTIATION if is_open else AgreementState.IN_FORCE,
        signed_on=None if is_open else signed,
        in_force_on=None if is_open else signed,
        ends_on=None if is_open else signed + timedelta(3_300),
        notice_days=chance.choice((0, 30, 90, 180)),
        in_charge=people[n % PEOPLE],
        live=n % 10 != 0,
    )
    if made.ends_on:
        made.expiring_from = made.ends_on - timedelta(max(made.notice_days, 90))
    return made


def commitments(
    agreements: list[Agreement],
    partners: list[Organisation],
    chance: random.Random,
    today: date,
    people: list[User],
) -> None:
    rows = []
    for n in range(len(agreements) * EACH):
        state = chance.choice(list(CommitmentState))
        rows.append(
            Commitment(
                agreement=agreements[n // EACH],
                title_id=f"Janji {n}",
                title_en=f"Promise {n}",
                partner=partners[n // EACH % PARTNERS],
                due_on=today + timedelta(chance.randrange(-400, 400)),
                state=state,
                done_on=today if state is CommitmentState.DONE else None,
                obstacle="budget" if state is CommitmentState.BLOCKED else "",
                in_charge=people[n % PEOPLE] if n % 3 == 0 else None,
            )
        )
    Commitment.objects.bulk_create(rows, batch_size=500)
    ProgressReport.objects.bulk_create(
        (
            ProgressReport(
                commitment=row, text_id="Berjalan", state=row.state, confirmed_at=timezone.now(),
                reported_on=today - timedelta(chance.randrange(500)),
            )
            for row in rows[::2]
        ),
        batch_size=500,
    )  # fmt: skip


def pages(staff: User, rounds: int) -> None:
    visitor, admin = Client(), Client()
    admin.force_login(staff)
    public = Agreement.objects.public().first()
    partner = Organisation.objects.get(slug="mitra-1")
    print("| page | queries | same shape | CPU ms | after a change |\n|---|---|---|---|---|")
    with translation.override("id"):
        listing = reverse("agreements:list")
        rows: list[tuple[str, Client, str]] = [
            ("list", visitor, listing),
            ("list, filtered", visitor, f"{listing}?status=in-force&kind=mou&country=TL"),
            ("list, searched", visitor, f"{listing}?q=nota+17"),
            ("detail", visitor, public.get_absolute_url()),
            ("admin's front page", admin, "/admin/"),
            ("dashboard", admin, reverse("agreements_admin:dashboard")),
            ("admin's list", admin, reverse("wagtailsnippets_agreements_agreement:list")),
            ("desk", admin, reverse("agreements_admin:manage", args=[public.pk])),
        ]
    for name, kind, pk in (
        ("agreement", "agreement", public.pk),
        ("partner with 10 agreements", "organisation", partner.pk),
    ):
        address = reverse(f"agreements_brief:{kind}", args=[pk])
        rows.append((f"brief of {name}", admin, address))
        rows += [(f"  as {form.upper()}", admin, f"{address}{form}/") for form in ("pdf", "xlsx")]
    for name, client, path in rows:
        print(f"| {name} | {measured(client, path, rounds)} |", flush=True)


def measured(client: Client, path: str, rounds: int) -> str:
    response = client.get(path)  # imports, template cache
    if response.status_code != 200:
        raise SystemExit(f"{path}: {response.status_code}")
    generations.renew()
    _response, changed = queries_of(client, path)
    _response, shapes = queries_of(client, path)
    again = [cpu_of(client, path) for _ in range(rounds)]
    anew = [cpu_of(client, path, generations.renew) for _ in range(rounds)]
    middle = [f"{statistics.median(times) * 1000:.1f}" for times in (again, anew)]
    queries = f"{shapes.total()} ({changed.total()})"
    return f"{queries} | {max(changed.values(), default=0)} | {middle[0]} | {middle[1]}"


def jobs(staff: User) -> None:
    """The daily command on a first day with everything due, and again; an import."""
    print("\n| job | outcome | queries | elapsed s |\n|---|---|---|---|")
    monday = timezone.localdate() + timedelta(7 - timezone.localdate().weekday())
    job("remind, first Monday", lambda: told(monday))
    job("remind, the day after", lambda: told(monday + timedelta(1)))
    content = a_list(IMPORTED)
    handed_in = importing.hand_in(content, "daftar.xlsx", by=Actor(staff))
    job("import, look", lambda: f"{len(importing.look(handed_in, by=Actor(staff)).new)} new")
    job(
        "import, carry out",
        lambda: f"{len(importing.carry_out(handed_in, by=Actor(staff)).agreements)} made",
    )


def job(name: str, run: Call) -> None:
    started = time.perf_counter()
    with CaptureQueriesContext(connection) as queries:
        outcome = run()
    seconds = time.perf_counter() - started
    print(f"| {name} | {outcome} | {len(queries)} | {seconds:.1f} |", flush=True)


def told(day: date) -> str:
    with time_machine.travel(day, tick=False):
        result = sending.remind()
    return f"{result.due} due, {result.told} told in {result.letters} letters"


def a_list(count: int) -> bytes:
    keys = ("title_id", "kind", "our_party", "partners", "status", "signed_on", "ends_on")
    rows = [
        (f"Perjanjian {n}", "PKS", "Kementerian", f"Mitra {n % PARTNERS}", "berlaku",
         date(2024, 1, 1), date(2029, 1, 1))
        for n in range(count)
    ]  # fmt: skip
    return workbook([grid("Daftar", [(AGREEMENTS.by_key[key].name_id, 20) for key in keys], rows)])


if __name__ == "__main__":
    main()
