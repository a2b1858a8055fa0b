"""What a region is called in the reader's language. Pure but for the language in force.

The register holds the names of the decree, which are Indonesian. English has established names for
most provinces ("East Java") and the cities of Jakarta ("North Jakarta"); other regencies, districts
and villages keep theirs.
"""

from typing import Protocol

from django.utils.translation import get_language

PROVINCES = {
    "11": ("Aceh", "Aceh"),
    "12": ("Sumatera Utara", "North Sumatra"),
    "13": ("Sumatera Barat", "West Sumatra"),
    "14": ("Riau", "Riau"),
    "15": ("Jambi", "Jambi"),
    "16": ("Sumatera Selatan", "South Sumatra"),
    "17": ("Bengkulu", "Bengkulu"),
    "18": ("Lampung", "Lampung"),
    "19": ("Kepulauan Bangka Belitung", "Bangka Belitung Islands"),
    "21": ("Kepulauan Riau", "Riau Islands"),
    "31": ("DKI Jakarta", "Jakarta"),
    "32": ("Jawa Barat", "West Java"),
    "33": ("Jawa Tengah", "Central Java"),
    "34": ("DI Yogyakarta", "Special Region of Yogyakarta"),
    "35": ("Jawa Timur", "East Java"),
    "36": ("Banten", "Banten"),
    "51": ("Bali", "Bali"),
    "52": ("Nusa Tenggara Barat", "West Nusa Tenggara"),
    "53": ("Nusa Tenggara Timur", "East Nusa Tenggara"),
    "61": ("Kalimantan Barat", "West Kalimantan"),
    "62": ("Kalimantan Tengah", "Central Kalimantan"),
    "63": ("Kalimantan Selatan", "South Kalimantan"),
    "64": ("Kalimantan Timur", "East Kalimantan"),
    "65": ("Kalimantan Utara", "North Kalimantan"),
    "71": ("Sulawesi Utara", "North Sulawesi"),
    "72": ("Sulawesi Tengah", "Central Sulawesi"),
    "73": ("Sulawesi Selatan", "South Sulawesi"),
    "74": ("Sulawesi Tenggara", "Southeast Sulawesi"),
    "75": ("Gorontalo", "Gorontalo"),
    "76": ("Sulawesi Barat", "West Sulawesi"),
    "81": ("Maluku", "Maluku"),
    "82": ("Maluku Utara", "North Maluku"),
    "91": ("Papua", "Papua"),
    "92": ("Papua Barat", "West Papua"),
    "93": ("Papua Selatan", "South Papua"),
    "94": ("Papua Tengah", "Central Papua"),
    "95": ("Papua Pegunungan", "Highland Papua"),
    "96": ("Papua Barat Daya", "Southwest Papua"),
}
"""Code to the name as the register has it, and in English."""
JAKARTA = {
    "3101": ("Kabupaten Administrasi Kepulauan Seribu", "Thousand Islands"),
    "3171": ("Kota Administrasi Jakarta Pusat", "Central Jakarta"),
    "3172": ("Kota Administrasi Jakarta Utara", "North Jakarta"),
    "3173": ("Kota Administrasi Jakarta Barat", "West Jakarta"),
    "3174": ("Kota Administrasi Jakarta Selatan", "South Jakarta"),
    "3175": ("Kota Administrasi Jakarta Timur", "East Jakarta"),
}
"""Likewise the parts of Jakarta, which are run by the province."""
_IN_BOTH = PROVINCES | JAKARTA
_ALSO = {"Daerah Istimewa Yogyakarta": "DI Yogyakarta"}
ISLANDS = {
    "Jawa": "Java",
    "Sumatera": "Sumatra",
    "Bali dan Nusa Tenggara": "Bali and Nusa Tenggara",
}
"""Groups of islands as the published rules call them (`partners.matching.provinces`)."""


class Named(Protocol):
    @property
    def code(self) -> str: ...

    @property
    def name(self) -> str: ...


def shown(region: Named) -> str:
    """Its name for readers, where there is one the English one on an English page."""
    return in_language(region.code, region.name)


def in_language(code: str, name: str, language: str | None = None) -> str:
    """`name` of the region coded `code`; provinces and parts of Jakarta have another one in
    English. `language`: by default the active one. What was renamed keeps its new name.
    """
    own, english = _IN_BOTH.get(code, (name, name))
    return english if own == _ALSO.get(name, name) and _is_english(language) else name


def island_group(name: str) -> str:
    return ISLANDS.get(name, name) if _is_english() else name


def _is_english(language: str | None = None) -> bool:
    return (language or get_language() or "").startswith("en")
