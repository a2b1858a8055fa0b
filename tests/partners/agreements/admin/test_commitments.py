"""Promises at the desk: record, change, say how they stand, report; nobody overwrites anybody."""

from datetime import date

import pytest
from django.utils import timezone

from home.access import Actor
from partners.agreements.models import Commitment, ProgressReport
from partners.agreements.services import commitments, reports
from tests.factories.agreements import (
    CommitmentFactory,
    TwoPartyAgreementFactory,
    person,
)
from tests.factories.agreements import (
    moderator as a_moderator,
)

today = timezone.localdate


def _filled(form) -> dict[str, str]:
    """What a browser would send of an untouched form, hidden first values included."""
    data = {}
    for name in form.fields:
        value = form[name].value()
        raw = "" if value is None or value is False else str(value)
        data[name] = raw
        if form.fields[name].show_hidden_initial:
            data[form.add_initial_prefix(name)] = raw
    return data


@pytest.fixture
def promise() -> Commitment:
    return CommitmentFactory(
        agreement=TwoPartyAgreementFactory(in_force=True),
        due_on=date(2025, 6, 30),
        our_owner="Biro Kerja Sama",
    )


def test_promise_is_added_and_stands_on_the_desk(editor, url) -> None:
    agreement = TwoPartyAgreementFactory(in_force=True)
    partner = agreement.parties.last().organisation
    data = {
        "title_id": "Lima pelatih ke Bali",
        "partner": partner.pk,
        "due_on": "2025-06-30",
        "is_public": "on",
    }
    assert editor.post(url("commitment_add", agreement.pk), data).status_code == 302
    promise = agreement.commitments.get()
    assert (promise.partner, promise.due_on) == (partner, date(2025, 6, 30))
    page = editor.get(url("manage", agreement.pk)).content.decode()
    assert "Lima pelatih ke Bali" in page
    assert "late" in page


def test_promise_needs_a_title_and_a_partner_of_the_agreement(editor, url) -> None:
    agreement = TwoPartyAgreementFactory()
    stranger = TwoPartyAgreementFactory().parties.last().organisation
    data = {"title_id": "", "partner": stranger.pk, "our_owner": 'Biro "A" (%00'}
    form = editor.post(url("commitment_add", agreement.pk), data).context["form"]
    assert {"title_id", "partner"} <= set(form.errors)
    assert form["our_owner"].value() == data["our_owner"]


def test_only_changed_words_are_written(editor, url, promise) -> None:
    change = url("commitment_change", promise.pk)
    data = _filled(editor.get(change).context["form"])
    editor.post(change, {**data, "due_on": "2026-01-31"})
    promise.refresh_from_db()
    assert promise.due_on == date(2026, 1, 31)
    page = editor.get(url("manage", promise.agreement_id)).content.decode()
    assert "due on: 2025-06-30 → 2026-01-31" in page


def test_nothing_changed_writes_nothing(editor, url, promise) -> None:
    change = url("commitment_change", promise.pk)
    editor.post(change, _filled(editor.get(change).context["form"]))
    promise.refresh_from_db()
    assert promise.version == 0


def test_second_editor_sees_both_versions_and_loses_nothing(editor, url, promise) -> None:
    change = url("commitment_change", promise.pk)
    opened = _filled(editor.get(change).context["form"])
    other = a_moderator(first_name="Bima", last_name="Santoso")
    commitments.change(
        promise,
        by=Actor(other),
        due_on=date(2026, 3, 1),
        our_owner="Biro Hukum",
        next_step_id="Surat",
    )
    response = editor.post(change, {**opened, "due_on": "2026-02-01", "measure_id": "120 orang"})
    assert response.status_code == 409
    page = response.content.decode()
    assert "Bima Santoso" in page
    rows = {row.label: (row.theirs, row.mine) for row in response.context["conflict"].differences}
    assert rows["Due on"] == ("1 March 2026", "1 February 2026")
    assert "Owner on our side" not in rows, "what one left alone is not one's own version"
    form = response.context["form"]
    assert form["our_owner"].value() == "Biro Hukum"
    assert form["due_on"].value() == "2026-02-01"
    again = _filled(form) | {
        form.add_initial_prefix(name): form.data[form.add_initial_prefix(name)]
        for name in form.fields
        if form.fields[name].show_hidden_initial
    }
    assert editor.post(change, again).status_code == 302
    promise.refresh_from_db()
    assert (promise.due_on, promise.measure_id) == (date(2026, 2, 1), "120 orang")
    assert (promise.our_owner, promise.next_step_id) == ("Biro Hukum", "Surat")


def test_life_of_a_promise(editor, moderator, url, promise) -> None:
    def move(client, name, **data):
        promise.refresh_from_db()
        address = url("commitment_move", promise.pk, name)
        response = client.post(address, {"seen": promise.version, **data})
        promise.refresh_from_db()
        return response

    move(editor, "start")
    assert promise.state == "underway"
    move(
        editor,
        "block",
        obstacle="budget",
        obstacle_id="Anggaran belum disetujui",
        next_step_en="Ask the treasury",
    )
    assert (promise.state, promise.obstacle) == ("blocked", "budget")
    assert (promise.obstacle_id, promise.next_step_en) == (
        "Anggaran belum disetujui",
        "Ask the treasury",
    )
    move(editor, "finish", on="2025-05-03")
    assert (promise.state, promise.done_on) == ("done", date(2025, 5, 3))
    assert move(editor, "drop", reason="x").context["form"].non_field_errors()
    move(moderator, "reopen", reason="Not all trainers came")
    assert promise.state == "underway"
    move(editor, "drop", reason="Both sides agreed")
    assert promise.state == "dropped"
    move(moderator, "archive")
    assert promise.archived_at
    move(moderator, "restore")
    assert promise.archived_at is None
    page = editor.get(url("manage", promise.agreement_id)).content.decode()
    assert "Not all trainers came" in page


@pytest.mark.parametrize(
    ("move", "data", "field"),
    [
        ("block", {"obstacle_id": "Anggaran"}, "obstacle"),
        ("block", {"obstacle": "rain"}, "obstacle"),
        ("finish", {"on": "2100-01-01"}, "on"),
        ("finish", {"on": ""}, "on"),
        ("drop", {"reason": "  "}, "reason"),
    ],
)
def test_what_is_missing_is_said_beside_its_field(editor, url, promise, move, data, field) -> None:
    response = editor.post(url("commitment_move", promise.pk, move), {"seen": 0, **data})
    assert field in response.context["form"].errors
    promise.refresh_from_db()
    assert promise.state == "planned"


def test_second_one_to_say_how_it_stands_is_told(editor, url, promise) -> None:
    commitments.finish(promise, by=Actor(a_moderator()), on=date(2025, 5, 3))
    address = url("commitment_move", promise.pk, "block")
    response = editor.post(address, {"seen": 0, "obstacle": "data", "obstacle_id": "Data kurang"})
    page = response.content.decode()
    assert response.status_code == 409
    assert "went from planned to done" in page
    assert "Data kurang" in page


def test_unknown_move_is_not_found(editor, url, promise) -> None:
    assert editor.get(url("commitment_move", promise.pk, "dance")).status_code == 404


def _report(**changes: str) -> dict[str, str]:
    return {"reported_on": "2025-07-01", "state": "underway", "text_id": "Tiga datang", **changes}


def test_staffs_report_is_confirmed_as_it_is_entered(editor, url, promise) -> None:
    editor.post(url("report_add", promise.pk), _report())
    report = promise.reports.get()
    assert report.confirmed_by == editor.user
    promise.refresh_from_db()
    assert promise.state == "underway"


def test_report_that_names_an_obstacle_blocks_with_its_words(editor, url, promise) -> None:
    editor.post(url("report_add", promise.pk), _report(state="blocked", obstacle="travel"))
    promise.refresh_from_db()
    assert (promise.state, promise.obstacle_id) == ("blocked", "Tiga datang")


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"text_id": " "}, "text_id"),
        ({"state": "blocked"}, "obstacle"),
        ({"reported_on": "2100-01-01"}, "reported_on"),
        ({"state": "finished"}, "state"),
    ],
)
def test_report_says_what_is_missing(editor, url, promise, changes, field) -> None:
    response = editor.post(url("report_add", promise.pk), _report(**changes))
    assert field in response.context["form"].errors
    assert not ProgressReport.objects.exists()


def test_report_against_a_closed_promise_is_refused_beside_the_state(editor, url, promise) -> None:
    commitments.drop(promise, by=Actor(a_moderator()))
    response = editor.post(url("report_add", promise.pk), _report())
    assert "state" in response.context["form"].errors
    assert not ProgressReport.objects.exists()


def test_correction_is_a_new_version_and_the_earlier_one_is_shown(editor, url, promise) -> None:
    editor.post(url("report_add", promise.pk), _report())
    report = promise.reports.get()
    correct = url("report_correct", report.pk)
    editor.post(correct, {"seen": 1, **_report(text_id="Empat datang")})
    assert promise.reports.current().get().version == 2
    page = editor.get(url("commitment", promise.pk)).content.decode()
    assert page.index("Empat datang") < page.index("Tiga datang")


def test_second_correction_is_told_and_goes_on_from_the_newest(editor, url, promise) -> None:
    editor.post(url("report_add", promise.pk), _report())
    report = promise.reports.get()
    reports.revise(report, by=Actor(a_moderator()), text_id="Lima datang")
    correct = url("report_correct", report.pk)
    response = editor.post(correct, {"seen": 1, **_report(text_id="Empat datang")})
    rows = {row.label: (row.theirs, row.mine) for row in response.context["conflict"].differences}
    assert list(rows.values()) == [("Lima datang", "Empat datang")]
    data = _filled(response.context["form"])
    assert editor.post(correct, data).status_code == 302
    assert promise.reports.current().get().text_id == "Empat datang"
    assert promise.reports.count() == 3


def test_partners_report_waits_and_staff_confirm_it(editor, url, promise) -> None:
    partner = person()
    promise.agreement.partner_access.create(user=partner)
    report = reports.submit(promise, by=Actor(partner), state="done", text_id="Selesai", on=today())
    page = editor.get(url("commitment", promise.pk)).content.decode()
    assert "waits for confirmation" in page
    editor.post(url("report_confirm", report.pk), {"seen": 1})
    promise.refresh_from_db()
    assert promise.state == "done"
    again = editor.post(url("report_confirm", report.pk), {"seen": 1})
    assert again.context["form"].non_field_errors()
