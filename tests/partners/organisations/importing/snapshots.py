"""All that lists write, by what people know it by: without primary keys and moments."""

from typing import Any

from django.db.models import Model
from wagtail.models import ModelLogEntry

from partners.organisations.models import (
    CooperativeProfile,
    DirectoryRow,
    FormerIdentity,
    NameWord,
    Organisation,
    RegisterEntry,
    RegisterImport,
)

_MOMENTS = {"id", "updated_at", "created_at", "latest_revision_id"}


def register(*, lists: bool = True) -> dict[str, Any]:
    """`lists`: with which list each entry and former identity is of."""
    left_out = set() if lists else {"register_import_id"}
    codes = dict(Organisation.objects.values_list("pk", "code"))
    terms = {
        codes[one.organisation_id]: [
            sorted(field.values_list("code", flat=True))
            for field in (one.sectors, one.business_units)
        ]
        for one in CooperativeProfile.objects.prefetch_related("sectors", "business_units")
    }
    models = (Organisation, CooperativeProfile, RegisterEntry, FormerIdentity, DirectoryRow,
              NameWord)  # fmt: skip
    return {"terms": terms} | {model.__name__: _rows(model, codes, left_out) for model in models}


def _rows(model: type[Model], codes: dict[int, str], left_out: set[str]) -> list[Any]:
    names = [field.attname for field in model._meta.concrete_fields]
    names = [name for name in names if name not in _MOMENTS | left_out]
    rows = model._default_manager.order_by().values(*names)
    told = ({key: codes.get(value, value) if key == "organisation_id" else value
             for key, value in row.items()} for row in rows)  # fmt: skip
    return sorted((sorted(row.items()) for row in told), key=str)


def plan(record: RegisterImport) -> list[Any]:
    """What is to become of each row, and what became of it."""
    columns = ("sheet", "number", "outcome", "organisation__code", "before", "after", "kept",
               "errors", "said", "entry_before", "candidates", "is_written")  # fmt: skip
    return sorted(record.rows.order_by().values_list(*columns), key=str)


def history() -> list[Any]:
    """How often what was done to whom."""
    return sorted(ModelLogEntry.objects.values_list("action", "label", "data"), key=str)
