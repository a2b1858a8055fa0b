"""Names of provinces, regencies and ways of taking part, as people write them."""

from collections.abc import Iterator, Mapping

from django.utils.translation import gettext_noop

from home.regions.shown import PROVINCES
from home.ui.charts import tiles
from partners.apprenticeships.rounds.languages import InBoth, in_both
from partners.apprenticeships.rounds.vocabulary import Terms
from partners.matching.rows import Reach

_ALSO = (("Yogyakarta", "34"), ("DI Yogyakarta", "34"), ("BKL", "17"), ("LPG", "18"))

PROVINCE_TERMS: Terms = {
    code: InBoth(tile.name, PROVINCES[code][1]) for code, tile in tiles().items()
}
MODES: Terms = {
    "onsite": in_both(gettext_noop("on site")),
    "online": in_both(gettext_noop("online")),
    "both": in_both(gettext_noop("on site or online")),
}
MODE_NAMES = (
    ("luring", "onsite"),
    ("tatap muka", "onsite"),
    ("offline", "onsite"),
    ("in person", "onsite"),
    ("at the host", "onsite"),
    ("di tuan rumah", "onsite"),
    ("di tempat tuan rumah", "onsite"),
    ("jarak jauh", "online"),
    ("at the host or online", "both"),
    ("di tempat dan daring", "both"),
    ("on site and online", "both"),
    ("keduanya", "both"),
    ("campuran", "both"),
    ("hybrid", "both"),
    ("hibrida", "both"),
)
REACHES: Terms = {
    "province": in_both(gettext_noop("own province")),
    "island": in_both(gettext_noop("own island")),
    "country": in_both(gettext_noop("whole country")),
}
REACH_NAMES = (
    ("provinsi", "province"),
    ("pulau", "island"),
    ("satu pulau", "island"),
    ("indonesia", "country"),
    ("nasional", "country"),
    ("national", "country"),
    ("negara", "country"),
    ("anywhere", "country"),
    ("0", "province"),
    ("1", "island"),
    ("2", "country"),
)
REACH_OF = {"province": Reach.PROVINCE, "island": Reach.ISLAND, "country": Reach.COUNTRY}
ACCESS_NAMES = (
    ("step-free", "wheelchair"),
    ("akses kursi roda", "wheelchair"),
    ("juru bahasa isyarat", "sign-language"),
    ("sign language interpreter", "sign-language"),
    ("day care", "childcare"),
    ("separate lodging for women", "women-lodging"),
    ("penginapan perempuan", "women-lodging"),
)
LANGUAGE_NAMES = (("indonesia", "id"), ("inggris", "en"))


def province_names() -> Iterator[tuple[str, str]]:
    """Short forms that people use beside the full names."""
    yield from ((tile.short.replace("/", ""), code) for code, tile in tiles().items())
    yield from _ALSO
    yield from ((f"Provinsi {tile.name}", code) for code, tile in tiles().items())


def regency_terms(regencies: Mapping[str, str]) -> Terms:
    return {code: InBoth(name, name) for code, name in regencies.items()}


def regency_names(regencies: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """ "32.04", "Kab. Bandung", "Bandung", "Bandung Regency" beside "Kabupaten Bandung"."""
    for code, name in regencies.items():
        yield f"{code[:2]}.{code[2:]}", code
        kind, _, rest = name.partition(" ")
        if rest.startswith("Administrasi "):
            rest = rest.removeprefix("Administrasi ")
            yield f"{kind} {rest}", code
        if kind == "Kabupaten":
            yield from ((f"Kab. {rest}", code), (f"{rest} Regency", code), (rest, code))
        elif kind == "Kota":
            yield from ((f"{rest} City", code), (f"City of {rest}", code), (rest, code))
