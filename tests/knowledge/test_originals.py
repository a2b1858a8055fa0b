"""Originals and sources are links, with what is known of their addresses."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from home.links import places
from home.links.models import Address, Problem
from knowledge.models import ToolIndexPage, ToolOrigin
from tests.factories.knowledge import (
    AdaptationFactory,
    DocumentFactory,
    EvidenceFactory,
    ToolFileFactory,
    ToolPageFactory,
)
from tests.factories.organisations import OrganisationFactory

pytestmark = pytest.mark.django_db
ORIGINAL, ARCHIVE = "https://contoh.org/asli", "https://arsip.org/asli"
REPORT, KEPT, LAW = "https://contoh.org/lapor", "https://arsip.org/lapor", "https://contoh.id/uu"


def broken(url: str) -> None:
    Address.objects.create(
        url=url,
        checked_at=timezone.now(),
        problem=Problem.GONE,
        failures=2,
        first_failed_on=date(2026, 11, 3),
        last_failed_on=date(2026, 11, 4),
    )


def shown(client: Client, library: ToolIndexPage, **fields: Any) -> str:
    return client.get(ToolPageFactory(parent=library, **fields).url).content.decode()


def test_original_opens_with_its_language_and_size(client: Client, library: ToolIndexPage) -> None:
    html = shown(
        client,
        library,
        original_url=ORIGINAL,
        original_leads_to="material",
        original_language="en",
        original_size=1229,
    )
    assert f'href="{ORIGINAL}"' in html
    assert "Buka bahan asli <small>· Inggris · 1,2\xa0MB</small>" in html
    assert "belum dicek" in html


@pytest.mark.parametrize(
    ("leads_to", "label"),
    [
        ("material", "Buka bahan asli"),
        ("about", "Buka halaman tentang bahan asli"),
        ("", "Buka alamat yang kami ketahui"),
    ],
)
def test_button_promises_what_is_known_to_lie_there(
    client: Client, library: ToolIndexPage, leads_to: str, label: str
) -> None:
    html = shown(client, library, original_url=ORIGINAL, original_leads_to=leads_to)
    assert f"<span>{label}</span>" in html or f"<span>{label} <small>" in html


def test_page_says_when_the_original_last_answered(client: Client, library: ToolIndexPage) -> None:
    day = timezone.now().replace(2026, 11, 29, 3)
    Address.objects.create(url=ORIGINAL, checked_at=day)
    assert "menjawab pada 29 November 2026" in shown(client, library, original_url=ORIGINAL)


def test_unknown_address_is_said_and_the_makers_are_linked(
    client: Client, library: ToolIndexPage
) -> None:
    maker = OrganisationFactory(website="https://pembuat.org", acronym="PBT")
    html = shown(client, library, origins=[ToolOrigin(organisation=maker)])
    assert "Alamat bahan aslinya belum kami ketahui." in html
    assert 'Situs pembuat: <a href="https://pembuat.org" rel="external">' in html
    assert "Situs pembuat" not in shown(client, library, original_url=ORIGINAL)


def test_archived_copy_is_offered_where_the_address_is_broken(
    client: Client, library: ToolIndexPage
) -> None:
    fields = {"original_url": ORIGINAL, "archive_url": ARCHIVE}
    assert ARCHIVE not in shown(client, library, **fields)
    broken(ORIGINAL)
    html = shown(client, library, **fields)
    assert f'href="{ARCHIVE}"' in html
    assert "Buka salinan arsip" in html
    assert "tidak menjawab sejak 3 November 2026" in html


def test_archived_copy_of_a_broken_source_stands_beside_it(
    client: Client, library: ToolIndexPage
) -> None:
    broken(REPORT)
    row = EvidenceFactory.build(source="Laporan", source_url=REPORT, archive_url=KEPT)
    html = shown(client, library, evidence=[row])
    assert f'<a href="{REPORT}" rel="external">Laporan</a> (tidak menjawab sejak' in html
    assert f'<a href="{KEPT}" rel="external">salinan arsip</a>' in html


def test_first_law_leads_to_its_text(client: Client, library: ToolIndexPage) -> None:
    row = AdaptationFactory.build(law="UU 25/1992; PP 7/2021", source_url=LAW, verdict="fits")
    html = shown(client, library, adaptations=[row])
    assert f'<a href="{LAW}" rel="external">UU 25/1992</a>; PP 7/2021' in html


def test_proposals_do_not_stand_among_changes(client: Client, library: ToolIndexPage) -> None:
    row = AdaptationFactory.build(verdict="proposed")
    html = shown(client, library, adaptations=[row])
    assert 'id="proposals"' in html
    assert 'id="adaptations"' not in html


def test_two_licences_where_there_are_two(client: Client, library: ToolIndexPage) -> None:
    sheet = ToolFileFactory.build(document=DocumentFactory(), part="ours")
    html = shown(client, library, licence="CC BY-NC-SA 3.0", files=[sheet])
    assert "Izin bahan asli" in html
    assert "Izin lembar kerja kami" in html
    assert "CC BY 4.0" in html
    assert "Izin lembar kerja kami" not in shown(client, library, licence="CC BY 4.0")


def test_weekly_round_asks_originals_sources_laws_and_archived_copies(
    library: ToolIndexPage,
) -> None:
    ToolPageFactory(
        parent=library,
        original_url=ORIGINAL,
        archive_url=ARCHIVE,
        translation_url="https://contoh.id/naskah",
        evidence=[EvidenceFactory.build(source_url=REPORT, archive_url=KEPT)],
        adaptations=[AdaptationFactory.build(source_url=LAW)],
    )
    places.look_through()
    asked = set(Address.objects.elsewhere().values_list("url", flat=True))
    assert {ORIGINAL, ARCHIVE, "https://contoh.id/naskah", REPORT, KEPT, LAW} <= asked
