"""Partners and cooperatives of the demo: `partners.toml` and `cooperatives.toml`.

Loading again changes nothing; a record that an editor made under the same address is left
alone. Unloading takes out what nothing else names by then.
"""

import tomllib
from pathlib import Path
from typing import Any

from django.db import transaction

from home.models import BusinessUnit, Sector, Stage
from home.services.progress import Progress
from partners.organisations.models import CooperativeProfile, Organisation
from partners.organisations.services.organisations import references_to

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


def unload() -> None:
    for organisation in Organisation.objects.filter(is_demo=True):
        if not references_to(organisation):
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
