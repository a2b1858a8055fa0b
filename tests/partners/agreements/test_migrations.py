"""What migrations do to records and drafts that exist already."""

from importlib import import_module

import pytest
from django.apps import apps

from tests.factories.agreements import PartyFactory

MIGRATION = import_module("partners.agreements.migrations.0005_parties_in_both_languages")


@pytest.mark.django_db
def test_units_and_positions_in_drafts_survive_their_new_names() -> None:
    party = PartyFactory(unit_id="Biro", position_id="Menteri")
    revision = party.agreement.save_revision()
    MIGRATION.backwards(apps, None)
    revision.refresh_from_db()
    [old] = revision.content["parties"]
    assert (old["unit"], old["position"]) == ("Biro", "Menteri")
    MIGRATION.forwards(apps, None)
    revision.refresh_from_db()
    [draft] = revision.as_object().parties.all()
    assert (draft.unit_id, draft.position_id) == ("Biro", "Menteri")
