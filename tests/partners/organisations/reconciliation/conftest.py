"""A regency that tests of the page share."""

import pytest
from django.core.cache import caches

from home.models import Region
from tests.partners.organisations.reconciliation.pages import KALISABUK, KESUGIHAN


@pytest.fixture
def regency(db: None) -> None:
    """Two villages of one district, and a third one that is called like one of them, elsewhere."""
    caches["throttles"].clear()
    rows = (
        ("33", "Jawa Tengah", 1, "province", None),
        ("3301", "Kabupaten Cilacap", 2, "regency", "33"),
        ("330102", "Kesugihan", 3, "district", "3301"),
        (KESUGIHAN, "Kesugihan", 4, "desa", "330102"),
        (KALISABUK, "Kalisabuk", 4, "desa", "330102"),
        ("330103", "Adipala", 3, "district", "3301"),
        ("3301032001", "Kalisabuk", 4, "desa", "330103"),
    )
    for code, name, level, kind, parent in rows:
        Region.objects.create(code=code, name=name, level=level, kind=kind, parent_id=parent)
