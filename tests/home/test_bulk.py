"""Rows inserted as plain values are those that models would have written."""

import datetime

import pytest
from django.db import IntegrityError, transaction

from home import bulk
from partners.organisations.models import Organisation, RegisterEntry, RegisterRow
from tests.factories.organisations import CooperativeFactory, RegisterImportFactory

pytestmark = pytest.mark.django_db
OF_A_ROW = {"id", "slug", "code", "created_at", "updated_at"}


def values_of(organisation: Organisation) -> dict[str, object]:
    fields = organisation._meta.concrete_fields
    return {f.attname: f.value_from_object(organisation) for f in fields if f.name not in OF_A_ROW}


def test_what_is_not_named_gets_what_a_model_would_get() -> None:
    alike = {"name": "KUD “Maju”\t\\N", "kind": Organisation.Kind.COOPERATIVE}
    Organisation.objects.create(slug="by-model", code="by-model", **alike)
    bulk.insert(Organisation, ("slug", "code"), [("by-values", "by-values")], **alike)
    one, other = Organisation.objects.order_by("slug")
    assert values_of(one) == values_of(other)
    assert other.created_at >= one.created_at
    assert other.updated_at >= one.updated_at


@pytest.mark.parametrize("said", [{}, {"name": "Bu “Sri”\n\\", "units": ["a", None], "n": 0}])
def test_json_and_days_come_back_as_they_were(said: dict[str, object]) -> None:
    record, day = RegisterImportFactory(), datetime.date(2026, 11, 1)
    keys = [CooperativeFactory().pk, CooperativeFactory().pk]
    values = [(key, said, missing) for key, missing in zip(keys, (None, day), strict=True)]
    bulk.insert(RegisterEntry, ("organisation", "said", "missing_since"), values,
                register_import=record, source="SIMKOPDES", as_of=day)  # fmt: skip
    entries = RegisterEntry.objects.order_by("organisation").values_list(
        "organisation", "said", "missing_since", "as_of", "register_import"
    )
    assert list(entries) == [(*value, day, record.pk) for value in values]


def test_a_json_value_that_is_not_there_is_null() -> None:
    record = RegisterImportFactory()
    values = [(1, "new", None), (2, "new", {"source": "a"})]
    bulk.insert(RegisterRow, ("number", "outcome", "entry_before"), values, register_import=record)
    found = RegisterRow.objects.filter(entry_before__isnull=True).values_list("number", flat=True)
    assert list(found) == [1]


def test_what_the_database_refuses_is_told_as_of_models() -> None:
    taken = CooperativeFactory()
    row = (taken.slug, "another", "KUD", Organisation.Kind.COOPERATIVE)
    with pytest.raises(IntegrityError), transaction.atomic():
        bulk.insert(Organisation, ("slug", "code", "name", "kind"), [row])
    assert Organisation.objects.count() == 1


def test_nothing_is_inserted_of_nothing() -> None:
    bulk.insert(Organisation, ("slug", "code"), [], kind=Organisation.Kind.COOPERATIVE)
    assert not Organisation.objects.exists()
