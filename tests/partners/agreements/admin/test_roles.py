"""Who may open which page of the desk: every role at every page."""

from collections.abc import Callable
from datetime import date

import pytest
from django.urls import reverse

from home.access import Actor
from partners.agreements.models import PartnerAccess
from partners.agreements.services import commitments, proofs, reports
from tests.factories.agreements import (
    CommitmentFactory,
    TwoPartyAgreementFactory,
    a_document,
    moderator,
    person,
)
from tests.partners.agreements.admin.conftest import RIGHTS, signed_in

READER, EDITOR, MODERATOR = "reader", "editor", "moderator"
FROM = {
    READER: {READER, EDITOR, MODERATOR},
    EDITOR: {EDITOR, MODERATOR},
    MODERATOR: {MODERATOR},
}
# The address, what it is about, and the least role that may open it.
PAGES = [
    ("manage", "agreement", (), READER),
    ("step", "agreement", ("sign",), EDITOR),
    ("undo", "agreement", (), MODERATOR),
    ("archive", "agreement", (), MODERATOR),
    ("restore", "agreement", (), MODERATOR),
    ("commitment_add", "agreement", (), EDITOR),
    ("document_add", "agreement", (), EDITOR),
    ("access_add", "agreement", (), MODERATOR),
    ("commitment", "commitment", (), READER),
    ("commitment_change", "commitment", (), EDITOR),
    ("commitment_move", "commitment", ("start",), EDITOR),
    ("commitment_move", "commitment", ("finish",), EDITOR),
    ("commitment_move", "commitment", ("block",), EDITOR),
    ("commitment_move", "commitment", ("drop",), EDITOR),
    ("commitment_move", "commitment", ("reopen",), MODERATOR),
    ("commitment_move", "commitment", ("archive",), MODERATOR),
    ("commitment_move", "commitment", ("restore",), MODERATOR),
    ("report_add", "commitment", (), EDITOR),
    ("proof_add", "commitment", ("page",), EDITOR),
    ("proof_add", "commitment", ("offer",), EDITOR),
    ("proof_add", "commitment", ("document",), EDITOR),
    ("proof_add", "commitment", ("link",), EDITOR),
    ("proof_detach", "proof", (), EDITOR),
    ("report_correct", "report", (), EDITOR),
    ("report_confirm", "report", (), EDITOR),
    ("document_show", "document", (), MODERATOR),
    ("document_archive", "document", (), MODERATOR),
    ("document_restore", "document", (), MODERATOR),
    ("access_remove", "access", (), MODERATOR),
]


@pytest.fixture
def things(db: None) -> dict[str, int]:
    """One of each, so that every address exists."""
    by, agreement = moderator(), TwoPartyAgreementFactory()
    commitment = CommitmentFactory(agreement=agreement, due_on=date(2025, 6, 30))
    report = reports.submit(commitment, by=Actor(by), state="underway", text_id="Berjalan")
    commitments.block(commitment, by=Actor(by), obstacle="budget")
    proof = proofs.attach(
        commitment, by=Actor(by), url="https://contoh.example/", title_id="Berita"
    )
    access = PartnerAccess.objects.create(agreement=agreement, user=person())
    made = {
        "agreement": agreement,
        "commitment": commitment,
        "report": report,
        "proof": proof,
        "document": a_document(agreement),
        "access": access,
    }
    return {name: record.pk for name, record in made.items()}


@pytest.mark.parametrize("role", list(RIGHTS))
def test_pages_open_for_those_who_may(things: dict[str, int], role: str, url: Callable) -> None:
    client = signed_in(role)
    opened, meant = set(), set()
    for name, about, more, least in PAGES:
        address = url(name, things[about], *more)
        response = client.get(address)
        if response.status_code == 200 or response.headers.get("Location", "").startswith(
            url("manage", things["agreement"])
        ):
            opened.add((name, more))
        if role in FROM[least]:
            meant.add((name, more))
    assert opened == meant


def test_visitor_is_asked_to_sign_in(things: dict[str, int], client, url: Callable) -> None:
    for name, about, more, _least in PAGES:
        response = client.get(url(name, things[about], *more))
        assert response.status_code == 302
        assert "login" in response.headers["Location"] or "masuk" in response.headers["Location"]


def test_editor_who_posts_to_a_moderators_page_changes_nothing(
    things: dict[str, int], editor, url: Callable
) -> None:
    response = editor.post(url("archive", things["agreement"]), {"seen": "0", "reason": "x"})
    assert response.headers["Location"] == reverse("wagtailadmin_home")
    assert editor.get(url("manage", things["agreement"])).context["agreement"].archived_at is None


def test_reader_sees_no_staff_only_document_and_no_button(
    things: dict[str, int], url: Callable
) -> None:
    page = signed_in(READER).get(url("manage", things["agreement"])).content.decode()
    assert "Naskah" not in page
    assert "Add a document" not in page
    assert "Add a commitment" not in page


@pytest.mark.parametrize("name", ["manage", "commitment", "report_correct", "document_show"])
def test_address_that_no_record_has_is_not_found(moderator, url: Callable, name: str) -> None:
    assert moderator.get(url(name, 10**20)).status_code == 404


@pytest.mark.parametrize("odd", ['"', "\0", "(", "9" * 20, "x" * 10_000])
def test_odd_words_are_answered_and_never_break(
    things: dict[str, int], moderator, url: Callable, odd: str
) -> None:
    names = ("seen", "on", "title_id", "reason", "target", "document", "email", "state", "unit")
    for name, about, more, _least in PAGES:
        data = dict.fromkeys(names, odd)
        response = moderator.post(url(name, things[about], *more), data)
        assert response.status_code in {200, 302, 405, 409}, (name, more)
