"""What migrations do to records and drafts that exist already."""

from datetime import date
from importlib import import_module

import pytest
from django.apps import apps
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

from home.notices.models import Choice, Notice
from tests.factories.agreements import CommitmentFactory, PartyFactory, editor

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


@pytest.mark.django_db(transaction=True)
def test_what_was_told_before_notices_is_not_told_again() -> None:
    commitment, keeper, now = CommitmentFactory(), editor(), timezone.now()
    executor = MigrationExecutor(connection)
    latest = executor.loader.graph.leaf_nodes()
    old = executor.migrate([("agreements", "0006_mark_examples")]).apps
    told = {"user_id": keeper.pk, "agreement_id": commitment.agreement_id, "day": date(2026, 12, 1)}
    reminders = old.get_model("agreements", "Reminder").objects
    reminders.create(**told, kind="late", commitment_id=commitment.pk, lead=0, sent_at=now)
    reminders.create(**told, kind="ending", lead=30, sent_at=now)
    reminders.create(**told, kind="ending", lead=7)
    old.get_model("agreements", "ReminderPreference").objects.create(
        user_id=keeper.pk, rhythm="never", last_digest_on=date(2026, 11, 23)
    )
    MigrationExecutor(connection).migrate(latest)
    of = f"agreement {commitment.agreement_id}"
    late = f"late commitment {commitment.pk} 2026-12-01 0"
    sent = Notice.objects.told()
    assert set(sent.values_list("occasion", flat=True)) == {late, f"ending {of} 2026-12-01 30"}
    assert sent.values("letter").distinct().count() == 1
    assert Notice.objects.waiting().get().occasion == f"ending {of} 2026-12-01 7"
    choice = Choice.objects.get()
    assert (choice.user, choice.rhythm, choice.last_digest_on.day) == (keeper, "never", 23)
