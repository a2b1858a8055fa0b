"""Lists that were compared before rows were told apart that are only noted."""

from importlib import import_module

import pytest
from django.apps import apps

from partners.organisations.models import RegisterRow
from tests.factories.organisations import RegisterImportFactory, RegisterRowFactory

MIGRATION = import_module("partners.organisations.migrations.0022_rows_that_are_only_noted")
Outcome = RegisterRow.Outcome
pytestmark = pytest.mark.django_db


def test_rows_that_changed_nothing_are_counted_as_noted_and_back() -> None:
    record = RegisterImportFactory(figures={"rows": 9, "changed": 2, "unsure": 1})
    kept = [{"key": "members", "here": 1, "list": 2}]
    noted = RegisterRowFactory(register_import=record, outcome=Outcome.CHANGED, kept=kept, after={})
    changed = RegisterRowFactory(
        register_import=record, outcome=Outcome.CHANGED, after={"members": 2}
    )
    MIGRATION.note(apps, None)
    assert outcomes(noted, changed) == ["noted", "changed"]
    record.refresh_from_db()
    assert record.figures == {"rows": 9, "changed": 1, "noted": 1, "unsure": 1}
    MIGRATION.forget(apps, None)
    assert outcomes(noted, changed) == ["changed", "changed"]
    record.refresh_from_db()
    assert record.figures["changed"] == 2


def test_list_without_such_rows_keeps_its_figures() -> None:
    record = RegisterImportFactory(figures={"rows": 9, "changed": 2})
    RegisterRowFactory(register_import=record, outcome=Outcome.CHANGED, after={"members": 2})
    MIGRATION.note(apps, None)
    record.refresh_from_db()
    assert record.figures == {"rows": 9, "changed": 2}


def outcomes(*rows: RegisterRow) -> list[str]:
    return [RegisterRow.objects.get(pk=row.pk).outcome for row in rows]
