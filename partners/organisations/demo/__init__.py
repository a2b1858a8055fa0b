"""Partners and cooperatives of the demo: `partners.toml`, `cooperatives.toml`, and made-up ones.

Loading again changes nothing; a record that an editor made under the same address is left
alone. Unloading takes out what nothing else names by then. The made-up ones (`nation`) are those
of some districts, or, when asked for, of the whole country.
"""

import tomllib
from pathlib import Path
from typing import Any

from django.db import transaction

from home.models import BusinessUnit, Sector, Stage
from home.services.progress import Progress
from partners.organisations.demo import many, nation
from partners.organisations.models import CooperativeProfile, Organisation
from partners.organisations.services.organisations import unreferenced

FOLDER = Path(__file__).parent
PROFILE = (
    "village",
    "registration_number",
    "is_kdkmp",
    "members",
    "founded",
    "figure_id",
    "figure_en",
    "hosts_magang",
)
DISTRICTS = (
    "110419",  # Jagong Jeget, Kabupaten Aceh Tengah
    "180621",  # Gunung Alip, Kabupaten Tanggamus: seven share their village's name with another
    "320415",  # Pangalengan, Kabupaten Bandung
    "320430",  # Pacet, Kabupaten Bandung
    "330102",  # Kesugihan, Kabupaten Cilacap
    "337201",  # Laweyan, Kota Surakarta: kelurahan
    "340205",  # Bambanglipuro, Kabupaten Bantul, with a Sidomulyo
    "340210",  # Imogiri, Kabupaten Bantul
    "350717",  # Jabung, Kabupaten Malang, with another Sidomulyo
    "351402",  # Tutur, Kabupaten Pasuruan
    "520103",  # Narmada, Kabupaten Lombok Barat
    "610311",  # Tayan Hilir, Kabupaten Sanggau
    "730905",  # Bontoa, Kabupaten Maros
    "810109",  # Banda, Kabupaten Maluku Tengah
    "940301",  # Paniai Timur, Kabupaten Paniai: two have one name there
)
"""Whose villages have a made-up cooperative in every demo: 200 in 13 regencies and cities."""


@transaction.atomic
def load(progress: Progress) -> None:
    partners, cooperatives = _read("partners"), _read("cooperatives")
    total = len(partners) + len(cooperatives)
    for done, row in enumerate([*partners, *cooperatives], 1):
        if done > len(partners):
            _load_cooperative(row)
        else:
            _load_organisation(row)
        progress("organisations", done, total)
    many.add(nation.cooperatives(inside=DISTRICTS), progress)


def load_nation(progress: Progress) -> None:
    """One made-up cooperative for each of 82,780 villages; stopped, it goes on where it was."""
    many.add(nation.cooperatives(), progress)


def has_nation() -> bool:
    return Organisation.objects.filter(source=nation.SOURCE).count() >= nation.COUNT


def unload() -> None:
    many.take_out()
    for organisation in unreferenced(Organisation.objects.filter(is_demo=True)):
        organisation.delete()


def _read(name: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = tomllib.loads((FOLDER / f"{name}.toml").read_text())[name]
    return rows


def _load_organisation(row: dict[str, Any], **values: Any) -> Organisation | None:
    """The record of this address, or None when an editor made it."""
    if Organisation.objects.filter(slug=row["slug"], is_demo=False).exists():
        return None
    fields = {key: value for key, value in row.items() if key not in {"slug", "region"}}
    fields |= {"region_id": row.get("region"), "is_demo": True, **values}
    return Organisation.objects.update_or_create(slug=row["slug"], defaults=fields)[0]


def _load_cooperative(row: dict[str, Any]) -> None:
    row = dict(row)
    terms = {name: row.pop(name, []) for name in ("sectors", "business_units")}
    stage = row.pop("stage", None)
    values = {name: row.pop(name) for name in PROFILE if name in row}
    organisation = _load_organisation(row, kind=Organisation.Kind.COOPERATIVE, country="ID")
    if organisation is None:
        return
    values["stage"] = Stage.objects.get(code=stage) if stage else None
    profile = CooperativeProfile.objects.update_or_create(
        organisation=organisation, defaults=values
    )[0]
    profile.sectors.set(Sector.objects.filter(code__in=terms["sectors"]))
    profile.business_units.set(BusinessUnit.objects.filter(code__in=terms["business_units"]))
