"""Fills a scratch portal with what the admin has to bear: tools, agreements, cooperatives, regions.

Written in bulk, the same rows each time; nobody reads them but `benchmarks.admin`.
"""

import random
from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.db import connection
from django.utils import timezone
from wagtail.models import Locale, Page, Revision

from benchmarks import agreements, finding
from home.models import BusinessUnit, Challenge, Sector, Stage
from home.services.site import place_site
from home.services.standing import ensure_pages, ensure_site
from knowledge.enums import Kind, PathStage
from knowledge.library import ensure_library
from knowledge.models import Adaptation, Evidence, ToolIndexPage, ToolOrigin, ToolPage
from partners.apprenticeships.labels import Mode
from partners.apprenticeships.models import Offer
from partners.organisations.models import Organisation
from portal.users.models import User

WORDS = [
    "buku",
    "kas",
    "simpan",
    "pinjam",
    "rapat",
    "anggota",
    "tahunan",
    "pembagian",
    "SHU",
    "gudang",
    "beras",
    "panen",
    "ikan",
    "susu",
    "kopi",
    "pupuk",
    "warung",
    "pemasaran",
    "audit",
    "pengurus",
    "pengawas",
    "modal",
    "kerja",
    "tabungan",
    "arisan",
    "kelompok",
    "tani",
]
TRANSLATED = 5  # each fifth has an English version
OFFERS = 200


def fill(tools: int, count: int, cooperatives: int) -> list[User]:
    """The moderators. A portal with so many tools, agreements and cooperatives, and all regions."""
    for command in ("migrate", "load_regions", "load_vocabulary"):
        call_command(command, verbosity=0)
    home = ensure_site()
    place_site("http://localhost")
    ensure_pages(home)
    ensure_library()
    finding.fill(cooperatives)
    people = agreements.fill(count)
    make_tools(tools, people)
    make_offers()
    connection.cursor().execute("ANALYZE")
    return people


def make_tools(count: int, people: list[User]) -> None:
    """Indonesian tools below the library, of which each fifth is translated too."""
    chance = random.Random(9)
    indonesian, english = (
        ToolIndexPage.objects.get(locale=Locale.objects.get(language_code=code))
        for code in ("id", "en")
    )
    made = list(_pages(indonesian, range(count), chance, people))
    made += list(_pages(english, range(0, count, TRANSLATED), chance, people))
    pages = Page.objects.bulk_create([page for page, _tool in made], batch_size=500)
    for index in (indonesian, english):
        Page.objects.filter(pk=index.pk).update(
            numchild=sum(page.path.startswith(index.path) for page in pages)
        )
    _children(pages, [tool for _page, tool in made])
    _rows(pages, chance)
    _revisions(pages)


def _pages(
    index: Any, numbers: range, chance: random.Random, people: list[User]
) -> Iterator[tuple[Page, dict[str, Any]]]:
    of_tools = ContentType.objects.get_for_model(ToolPage)
    now = timezone.now()
    for place, number in enumerate(numbers, 1):
        title = f"{' '.join(chance.sample(WORDS, 3)).capitalize()} {number}"
        is_live = number % 8 != 0
        at = now - timedelta(hours=chance.randrange(20_000))
        page = Page(
            path=Page._get_path(index.path, index.depth + 1, place),
            depth=index.depth + 1,
            title=title,
            draft_title=title,
            slug=f"peraga-{number}",
            url_path=f"{index.url_path}peraga-{number}/",
            content_type=of_tools,
            locale=index.locale,
            translation_key=UUID(int=1_000_000 + number),
            owner=people[number % len(people)],
            live=is_live,
            has_unpublished_changes=not is_live or number % 20 == 0,
            first_published_at=at if is_live else None,
            last_published_at=at if is_live else None,
            latest_revision_created_at=at,
        )
        yield (
            page,
            {
                "kind": chance.choice(Kind.values),
                "summary": f"{title}: lembar yang dapat diisi dengan tangan.",
                "path_stage": chance.choice(PathStage.values),
            },
        )


def _children(pages: list[Page], tools: list[dict[str, Any]]) -> None:
    """The half of a tool that its own table has."""
    fields = [field for field in ToolPage._meta.local_concrete_fields if not field.primary_key]
    blank = ToolPage()
    columns = ["page_ptr_id", *(field.column for field in fields)]
    marks = ", ".join(["%s"] * len(columns))
    names = ", ".join(columns)
    with connection.cursor() as cursor:
        cursor.executemany(
            f"INSERT INTO {ToolPage._meta.db_table} ({names}) VALUES ({marks})",  # noqa: S608
            [
                (
                    page.pk,
                    *(
                        field.get_db_prep_save(
                            tool.get(field.attname, getattr(blank, field.attname)), connection
                        )
                        for field in fields
                    ),
                )
                for page, tool in zip(pages, tools, strict=True)
            ],
        )


def _rows(pages: list[Page], chance: random.Random) -> None:
    """Origins, tests, changes and terms, two or three of each."""
    makers = list(Organisation.objects.partners().values_list("pk", flat=True))
    ToolOrigin.objects.bulk_create(
        [ToolOrigin(page_id=one.pk, organisation_id=chance.choice(makers)) for one in pages],
        batch_size=1_000,
    )
    for model, words in (
        (Evidence, {"country": "KE", "year": 2020, "tested_by": "Mitra", "result": "Berhasil."}),
        (Adaptation, {"part": "Bahasa", "before": "Inggris", "after": "Indonesia"}),
    ):
        model.objects.bulk_create(
            [
                model(page_id=one.pk, locale_id=one.locale_id, sort_order=place, **words)
                for one in pages
                for place in range(2)
            ],
            batch_size=500,
        )
    for name, model in (
        ("sectors", Sector),
        ("challenges", Challenge),
        ("business_units", BusinessUnit),
        ("stages", Stage),
    ):
        through = getattr(ToolPage, name).through
        keys = list(model.objects.values_list("pk", flat=True))
        column = f"{model._meta.model_name}_id"
        through.objects.bulk_create(
            [
                through(toolpage_id=one.pk, **{column: key})
                for one in pages
                for key in chance.sample(keys, 2)
            ],
            batch_size=5_000,
        )


def _revisions(pages: list[Page]) -> None:
    """Each has the one that it shows as its latest."""
    of_pages = ContentType.objects.get_for_model(Page)
    made = Revision.objects.bulk_create(
        [
            Revision(
                content_type=page.content_type,
                base_content_type=of_pages,
                object_id=str(page.pk),
                object_str=page.title,
                user=page.owner,
                created_at=page.latest_revision_created_at,
                content={"pk": page.pk, "title": page.title},
            )
            for page in pages
        ],
        batch_size=500,
    )
    for page, revision in zip(pages, made, strict=True):
        page.latest_revision = revision
    Page.objects.bulk_update(pages, ["latest_revision"], batch_size=500)


def make_offers() -> None:
    hosts = list(Organisation.objects.partners().filter(is_public=True)[:OFFERS])
    Offer.objects.bulk_create(
        Offer(
            slug=f"penawaran-{number}",
            title_id=f"Magang {number}",
            title_en=f"Apprenticeship {number}",
            summary_id="Belajar mengurus gudang.",
            host=host,
            mode=Mode.ONLINE,
            live=True,
        )
        for number, host in enumerate(hosts)
    )
