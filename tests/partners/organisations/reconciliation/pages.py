"""The page on which anybody matches a list, as a browser asks it."""

from typing import Any

from django.test import Client

from home.sheets.book import open_book
from home.sheets.values import text_of
from partners.organisations.models import Organisation
from tests.factories.organisations import CooperativeProfileFactory

ADDRESS = "/id/koperasi/cocokkan/"
ENGLISH = "/en/cooperatives/match-list/"
KESUGIHAN, KALISABUK = "3301022003", "3301022006"


def cooperative(**values: Any) -> Organisation:
    profile = CooperativeProfileFactory(
        organisation__name="Koperasi Desa Merah Putih Kesugihan",
        organisation__slug="kdmp-kesugihan",
        organisation__region_id=KESUGIHAN,
        organisation__is_public=values.get("is_public", True),
        registration_number="AHU-0012345.AH.01.29.TAHUN 2025",
        is_kdkmp=True,
    )
    return profile.organisation


def pasted(client: Client, rows: str, answer: str = "page", **more: Any) -> Any:
    return client.post(ADDRESS, {"rows": rows, "answer": answer, **more})


def shown_of(answer: Any) -> list[Any]:
    return list(answer.context["results"].shown)


def table(answer: Any) -> list[list[str]]:
    sheet = open_book(answer.content, "daftar.xlsx").sheets[0]
    return [[text_of(value) for value in row] for row in sheet.rows]
