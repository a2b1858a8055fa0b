"""Rows that are recorded already: what they say otherwise is shown, chosen, and taken over."""

from datetime import date

import pytest
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import ModelLogEntry

from home.access import Actor
from partners.agreements.importing import plan as plan_module
from partners.agreements.models import Agreement
from partners.agreements.refusals import (
    ImportedRowNotAccepted,
    ImportHasChanged,
    ImportHasErrors,
)
from partners.agreements.services import agreements, imported_updates, importing
from tests.factories.agreements import UnitFactory, moderator
from tests.factories.home import SectorFactory
from tests.partners.agreements.importing.lists import (
    KNOWN,
    ROW,
    SAID,
    a_workbook,
    as_written,
    look,
    take_over,
)

pytestmark = pytest.mark.django_db


def test_row_that_says_the_same_is_no_update(by, known) -> None:
    _list, plan = look(by, KNOWN)
    assert not plan.updates
    assert len(plan.known) == 1


def test_differences_are_shown_field_by_field_before_and_after(by, known) -> None:
    unit, sector = UnitFactory(), SectorFactory()
    row = {**KNOWN, "title_en": "Memorandum of Dili", "our_signatory": "Budi",
           "unit": unit.code, "sectors": sector.code}  # fmt: skip
    _list, plan = look(by, row)
    [update] = plan.updates
    shown = [(c.column, c.before, c.after) for c in update.changes]
    assert shown == [
        ("title_en", "Memorandum", "Memorandum of Dili"),
        ("unit", None, unit.pk),
        ("sectors", (), (sector.pk,)),
        ("our_signatory", "Ferry", "Budi"),
    ]


def test_nothing_is_written_unless_it_was_chosen(by, known) -> None:
    handed_in, plan = look(by, {**KNOWN, "title_en": "Lain"})
    made = importing.carry_out(handed_in, by=by, seen=plan.fingerprint)
    assert made.changed == 0
    assert as_written(known).title_en == "Memorandum"


def test_what_was_chosen_becomes_a_version_that_waits_for_a_moderator(by, known) -> None:
    known.get_latest_revision().publish(user=moderator())
    row = {**KNOWN, "title_en": "Memorandum of Dili", "our_signatory": "Budi"}
    assert take_over(by, row).changed == 1
    known.refresh_from_db()
    assert (known.live, known.has_unpublished_changes) == (True, True)
    assert (known.title_en, known.parties.first().signatory) == ("Memorandum", "Ferry")
    written = as_written(known)
    assert (written.title_en, written.parties.first().signatory) == ("Memorandum of Dili", "Budi")
    assert written.latest_revision.user == by.person
    log = ModelLogEntry.objects.get(action="agreements.import_change")
    assert log.data["fields"]["title_en"] == "Memorandum → Memorandum of Dili"
    assert "Judul (Inggris): Memorandum → Memorandum of Dili" in imported_updates.told(log.data)
    assert log.revision == written.latest_revision


def test_many_sided_fields_are_taken_over(by, known) -> None:
    unit, sector = UnitFactory(), SectorFactory()
    take_over(by, {**KNOWN, "unit": unit.code, "sectors": sector.code, "in_charge": by.person.email,
                   "report_months": 6, "partner_contact": "João"})  # fmt: skip
    written = as_written(known)
    assert (written.unit, written.in_charge, written.report_months) == (unit, by.person, 6)
    assert [sector.pk for sector in written.sectors.all()] == [sector.pk]
    assert [party.contact_name for party in written.parties.all()] == ["", "João"]


def test_contacts_do_not_stand_in_the_history(by, known) -> None:
    take_over(by, {**KNOWN, "partner_contact": "João", "notes": "Rahasia"})
    told = ModelLogEntry.objects.get(action="agreements.import_change").data["fields"]
    assert told == {"notes": "", "partner_contact": ""}


def test_empty_cell_says_nothing_and_a_dash_empties_only_when_one_says_so(by, known) -> None:
    row = {**KNOWN, "title_en": None, "notes": "-"}
    _list, plan = look(by, row)
    [update] = plan.updates
    assert [(c.column, c.after, c.empties) for c in update.changes] == [("notes", "", True)]
    assert take_over(by, row).changed == 0
    assert as_written(known).notes == "Di lemari 3"
    assert take_over(by, row, empty=True).changed == 1
    written = as_written(known)
    assert (written.notes, written.title_en) == ("", "Memorandum")


def test_state_and_dates_are_for_the_desk(by, known) -> None:
    row = {**KNOWN, "status": "terminated", "signed_on": "2024-02-21", "ends_on": "2027-01-01"}
    _list, plan = look(by, row)
    [update] = plan.updates
    assert not plan.choosable
    assert [change.column for change in update.elsewhere] == ["status", "signed_on", "ends_on"]
    take_over(by, row)
    known.refresh_from_db()
    assert (known.state, known.signed_on, known.ends_on) == ("in-force", date(2024, 2, 20), None)


def test_version_of_somebody_else_is_named_and_kept(by, known) -> None:
    other, draft = moderator(), known.get_latest_revision_as_object()
    draft.scope_id = "Pelatihan"
    draft.save_revision(user=other)
    _list, plan = look(by, {**KNOWN, "title_en": "Lain"})
    assert plan.updates[0].draft_by == str(other)
    take_over(by, {**KNOWN, "title_en": "Lain"})
    assert (as_written(known).scope_id, as_written(known).title_en) == ("Pelatihan", "Lain")


def test_what_somebody_wrote_since_the_look_is_not_written_over(by, known) -> None:
    row = {**KNOWN, "title_en": "Lain"}
    handed_in, plan = look(by, row)
    draft = known.get_latest_revision_as_object()
    draft.title_en = "Baru saja"
    draft.save_revision(user=moderator())
    keys = [update.key for update in plan.choosable]
    with pytest.raises(ImportHasChanged):
        importing.carry_out(handed_in, by=by, seen=plan.fingerprint, update=keys)
    assert as_written(known).title_en == "Baru saja"


def test_agreement_that_somebody_locked_stays_as_it_is(by, known) -> None:
    Agreement.objects.filter(pk=known.pk).update(locked=True, locked_by=moderator())
    _list, plan = look(by, {**KNOWN, "title_en": "Lain"})
    assert plan.updates[0].is_locked
    assert not plan.choosable


def test_archived_agreement_stays_as_it_is(by, known) -> None:
    agreements.archive(known, by=Actor(moderator()), reason="Dua kali dicatat")
    _list, plan = look(by, {**KNOWN, "title_en": "Lain"})
    assert plan.updates[0].is_away
    assert take_over(by, {**KNOWN, "title_en": "Lain"}).changed == 0


def test_change_that_its_form_would_refuse_stops_all_of_it(by, known) -> None:
    other = {**ROW, "title_id": "Lain", "signed_on": "2025-01-01"}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            Agreement, "clean", lambda self: (_ for _ in ()).throw(_refused()), raising=False
        )
        with pytest.raises(ImportedRowNotAccepted):
            take_over(by, {**KNOWN, "title_en": "Lain"}, other)
    assert as_written(known).title_en == "Memorandum"


def _refused():
    from django.core.exceptions import ValidationError

    return ValidationError("tidak boleh")


def test_no_more_than_a_request_can_bear_is_taken_over_at_once(by, known, monkeypatch) -> None:
    monkeypatch.setattr(plan_module, "MOST_OFFERED", 1)
    other = {**ROW, "title_id": "Lain"}
    take_over(by, KNOWN, other)
    rows = ({**KNOWN, "status": "terminated"}, {**other, "title_en": "Other"})
    _list, plan = look(by, *rows)
    assert [update.title for update in plan.offered] == ["Lain"]
    assert len(plan.updates) == 2
    assert take_over(by, *rows).changed == 1


def test_two_rows_that_mean_the_same_agreement_are_an_error(by, known) -> None:
    again = {**ROW, "title_en": "Satu lagi"}
    handed_in, plan = look(by, {**KNOWN, "title_en": "Lain"}, again)
    assert [error.row for error in plan.errors] == [3]
    with pytest.raises(ImportHasErrors):
        importing.carry_out(handed_in, by=by)


def test_promise_is_changed_by_the_act_of_its_desk(by, promise) -> None:
    promises = ({**SAID, "title_en": "SECoop sends five trainers", "our_owner": None},)
    _list, plan = look(by, KNOWN, promises=promises)
    [update] = plan.updates
    assert [(c.column, c.before, c.after) for c in update.changes] == [
        ("title_en", "SECoop sends", "SECoop sends five trainers")
    ]
    assert take_over(by, KNOWN, promises=promises).changed == 1
    promise.refresh_from_db()
    assert (promise.title_en, promise.our_owner) == ("SECoop sends five trainers", "Biro")
    assert promise.version == 1
    assert ModelLogEntry.objects.filter(action="agreements.commitment_change").exists()


def test_partner_and_person_of_a_promise_are_taken_over(by, promise) -> None:
    promises = ({**SAID, "partner": "SECoop", "in_charge": by.person.email, "is_public": "tidak"},)
    take_over(by, KNOWN, promises=promises)
    promise.refresh_from_db()
    assert (promise.partner.acronym, promise.in_charge) == ("SECoop", by.person)
    assert not promise.is_public


def test_how_a_promise_stands_is_for_its_desk(by, promise) -> None:
    today = timezone.localdate()
    promises = ({**SAID, "done_on": today, "proof_url": "https://a.example/b", "proof_title": "B"},)
    _list, plan = look(by, KNOWN, promises=promises)
    [update] = plan.updates
    assert [change.column for change in update.elsewhere] == ["done_on", "proof_url"]
    assert not plan.choosable


def test_known_rows_cost_the_same_however_many_there_are(by, django_assert_max_num_queries) -> None:
    rows = [{**ROW, "title_id": f"Nota {number}"} for number in range(30)]
    importing.carry_out(importing.hand_in(a_workbook(*rows), "a.xlsx", by=by), by=by)
    said = [{**row, "title_en": "Memorandum"} for row in rows]
    handed_in = importing.hand_in(a_workbook(*said), "b.xlsx", by=by)
    with django_assert_max_num_queries(25):
        assert len(importing.look(handed_in, by=by).choosable) == 30


def test_command_shows_before_and_after_and_takes_over_where_it_is_told_to(
    by, known, tmp_path, capsys
) -> None:
    path = tmp_path / "daftar.xlsx"
    path.write_bytes(a_workbook({**KNOWN, "notes": "Di lemari 9", "title_en": "-"}))
    command = ["import_agreements", path, "--by", by.person.email]
    call_command(*command, "--dry-run")
    told = capsys.readouterr().out
    assert "Di lemari 3 → Di lemari 9" in told
    call_command(*command)
    assert (
        Agreement.objects.get(pk=known.pk).get_latest_revision_as_object().notes == KNOWN["notes"]
    )
    call_command(*command, "--update")
    newest = Agreement.objects.get(pk=known.pk).get_latest_revision_as_object()
    assert (newest.notes, newest.title_en) == ("Di lemari 9", KNOWN["title_en"])
    call_command(*command, "--update", "--empty")
    newest = Agreement.objects.get(pk=known.pk).get_latest_revision_as_object()
    assert newest.title_en == ""
