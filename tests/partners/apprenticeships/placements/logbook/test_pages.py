"""The logbook in forms and from a device, and self-assessment side by side."""

from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from home.access import Actor, system
from home.drafts.marks import on_device
from partners.apprenticeships.placements.logbook.rules import Moment
from partners.apprenticeships.placements.models import LogbookEntry, LogbookPhoto, Placement
from partners.apprenticeships.placements.permissions import TEND
from partners.apprenticeships.placements.services import assessments, logbook
from partners.apprenticeships.placements.services.opening import open_placements
from partners.membership.models import Scope
from tests.factories.apprenticeships import in_days
from tests.factories.files import picture
from tests.factories.home import CompetencyFactory
from tests.factories.membership import AreaFactory, MandateFactory, MembershipFactory
from tests.factories.placements import PlacementFactory
from tests.factories.rounds import RoundBatchFactory
from tests.partners.apprenticeships.placements.test_pages import client_of, page, send, text

pytestmark = pytest.mark.django_db


def address(name: str, placement: Placement, *args: Any) -> str:
    return page(name, placement.cooperative, placement.pk, *args)


def photo(name: str = "kas.jpg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, picture("JPEG"))


def entry(placement: Placement, by: Actor, words: str = "Belajar kas.") -> LogbookEntry:
    day = placement.batch.starts_on
    return logbook.write(placement, by=by, key=uuid4(), day=day, words=words)


def sent(by: Actor, placement: Placement, **more: Any) -> dict[str, Any]:
    day = placement.batch.starts_on.isoformat()
    return {"who": on_device(by.person), "key": str(uuid4()), "day": day, "words": "Kas.", **more}


def test_plain_form_writes_with_a_photo_and_corrects(placement: Placement, board: Actor) -> None:
    ours = client_of(board)
    form = ours.get(address("write", placement)).context["form"]
    day = placement.batch.starts_on.isoformat()
    said = {"key": form["key"].value(), "day": day, "words": "Belajar kas."}
    send(ours, address("write", placement), **said, file=photo())
    first = LogbookEntry.objects.get()
    assert str(first.key) == str(said["key"])
    kept = address("photo", placement, LogbookPhoto.objects.get().key)
    read = text(ours, address("logbook", placement))
    assert "Belajar kas." in read
    assert kept in read
    assert b"".join(ours.get(kept)).startswith(b"\xff\xd8")
    correct = address("correct", placement, first.key)
    send(ours, correct, **{**said, "key": uuid4(), "words": "Kas kecil."})
    assert first.corrections.get().words == "Kas kecil."
    assert "Kas kecil." in text(ours, address("logbook", placement))


def test_refused_day_stands_beside_its_field_and_nothing_is_lost(
    placement: Placement, board: Actor
) -> None:
    said = {"key": uuid4(), "day": "2020-01-01", "words": "Belajar kas."}
    answer = send(client_of(board), address("write", placement), **said)
    assert "day" in answer.context["form"].errors
    assert "Belajar kas." in answer.content.decode()


def test_device_is_told_who_is_signed_in_and_sends_words_and_photo_apart(
    placement: Placement, board: Actor
) -> None:
    ours, to = client_of(board), address("outbox", placement)
    assert ours.get(to).json()["who"] == on_device(board.person)
    words = sent(board, placement)
    for _twice in range(2):
        assert ours.post(to, words).status_code == 200
    with_photo, content = {"who": words["who"], "key": words["key"]}, picture("JPEG")
    for _twice in range(2):
        file = SimpleUploadedFile("photo.jpg", content)
        assert ours.post(to, {**with_photo, "photo": file}).status_code == 200
    assert LogbookEntry.objects.get().photo.size > 0


def test_outbox_of_another_account_is_not_taken_in(placement: Placement, board: Actor) -> None:
    other = Actor(MembershipFactory(organisation=placement.cooperative).person)
    words = sent(board, placement)
    assert client_of(other).post(address("outbox", placement), words).status_code == 409
    assert not LogbookEntry.objects.exists()


def test_device_reads_why_an_entry_is_refused(placement: Placement, board: Actor) -> None:
    ours, to = client_of(board), address("outbox", placement)
    for change in ({"day": "2020-01-01"}, {"words": ""}, {"key": "x"}):
        answer = ours.post(to, {**sent(board, placement), **change})
        assert answer.status_code == 422
        assert answer.content
    bad = SimpleUploadedFile("a.jpg", b"<html>")
    given = {"who": on_device(board.person), "key": entry(placement, board).key}
    assert ours.post(to, {**given, "photo": bad}).status_code == 422
    assert ours.post(to, {**given, "key": uuid4(), "photo": photo()}).status_code == 404


def test_outbox_asks_for_a_token(placement: Placement, board: Actor) -> None:
    ours = Client(enforce_csrf_checks=True)
    ours.force_login(board.person)
    to = address("outbox", placement)
    token = ours.get(to).json()["token"]
    words = sent(board, placement)
    assert ours.post(to, words).status_code == 403
    assert ours.post(to, {**words, "csrfmiddlewaretoken": token}).status_code == 200


def test_host_reads_words_and_no_names_until_it_states_the_outcome(
    placement: Placement, board: Actor, host: Actor
) -> None:
    board.person.first_name = "Rahasianama"
    board.person.save()
    entry(placement, board)
    theirs = page("logbook", placement.host, placement.pk)
    read = text(client_of(host), theirs)
    assert "Belajar kas." in read
    assert "Rahasianama" not in read
    assert "data-logbook" not in read
    outbox = page("outbox", placement.host, placement.pk)
    assert client_of(host).get(outbox).status_code == 403
    Placement.objects.update(state=Placement.State.COMPLETED, stated_at="2026-01-01T00:00Z")
    assert client_of(host).get(theirs).status_code == 404
    assert "Belajar kas." in text(client_of(board), address("logbook", placement))


def test_officer_of_the_area_reads_and_does_not_write(placement: Placement, board: Actor) -> None:
    entry(placement, board)
    officer = client_of(Actor(AreaFactory(region=placement.cooperative.region).person))
    assert "Belajar kas." in text(officer, address("logbook", placement))
    for name in ("write", "outbox"):
        assert officer.get(address(name, placement)).status_code == 403


def test_page_without_a_signal_knows_nobody(placement: Placement, board: Actor) -> None:
    shell = reverse("logbook")
    assert client_of(board).get(shell).content == Client().get(shell).content
    assert shell in text(client_of(board), address("logbook", placement))


def test_before_and_after_stand_side_by_side(board: Actor, placement: Placement) -> None:
    term = CompetencyFactory()
    placement.batch.offer.competencies.set([term])
    placement.batch.offer.save()
    ours = client_of(board)
    seen = address("assessment", placement)
    assert seen in text(ours, address("placement", placement))
    send(ours, address("assess", placement), **{f"competency_{term.pk}": "4"})
    answer = ours.get(seen)
    (row,) = answer.context["rows"]
    assert row["cells"][0] == term.name
    assert row["cells"][1] == "–"
    assert row["cells"][2] != "–"
    again = ours.get(address("assess", placement)).context["form"]
    assert again.initial[f"competency_{term.pk}"] == 4


def test_host_sees_nothing_of_it_unless_the_cooperative_wants_that(
    board: Actor, host: Actor, placement: Placement
) -> None:
    theirs = page("assessment", placement.host, placement.pk)
    of_host = page("placement", placement.host, placement.pk)
    assessments.assess(placement, Moment.AFTER, {}, by=board)
    ours = client_of(board)
    for shows, status in (("on", 200), ("", 404)):
        send(ours, address("show_assessment", placement), shows=shows)
        assert client_of(host).get(theirs).status_code == status
        assert (theirs in text(client_of(host), of_host)) == (status == 200)


def test_in_between_nothing_is_assessed(board: Actor) -> None:
    one = PlacementFactory(begun=True)
    mandate = MandateFactory(cooperative=one.cooperative, scopes=[Scope.ANSWERS])
    assistant = client_of(Actor(mandate.assistant))
    assert assistant.get(address("assess", one)).status_code == 404
    assert assistant.get(address("write", one)).status_code == 200


def test_next_host_reads_nothing_of_the_days_at_another(placement: Placement, board: Actor) -> None:
    """The batch was called off on its way, and the cooperative went on elsewhere."""
    written = entry(placement, board, "Tuan rumah ini tidak pernah datang.")
    logbook.add_photo(written, by=board, file=photo())
    assessments.show_host(placement, True, by=board)
    Placement.objects.filter(pk=placement.pk).update(state=Placement.State.CALLED_OFF)
    other = RoundBatchFactory(
        round=placement.result.round,
        seats=1,
        taken=1,
        batch__starts_on=in_days(20),
        batch__ends_on=in_days(24),
    )
    placement.result.place = other
    placement.result.save()
    open_placements(placement.result.round, by=system("test", TEND))
    placement = Placement.objects.get()
    host = MembershipFactory(organisation=other.batch.offer.host)
    theirs = client_of(Actor(host.person))
    at = page("logbook", placement.host, placement.pk)
    assert "tidak pernah datang" not in text(theirs, at)
    kept = page("photo", placement.host, placement.pk, written.photo.key)
    assert theirs.get(kept).status_code == 404
    assert theirs.get(page("assessment", placement.host, placement.pk)).status_code == 404
    assert "tidak pernah datang" in text(client_of(board), address("logbook", placement))


def test_ends_of_lines_count_once_as_on_the_device(placement: Placement, board: Actor) -> None:
    """A browser sends two signs for each; what waited on the device could not be shortened."""
    lines = ["a" * 99] * 20
    said = sent(board, placement, words="\r\n".join(lines))
    ours = client_of(board)
    for _time in range(2):
        assert ours.post(address("outbox", placement), said).status_code == 200
    assert LogbookEntry.objects.get().words == "\n".join(lines)


def test_number_of_an_entry_elsewhere_is_refused_in_words(
    placement: Placement, board: Actor
) -> None:
    other = PlacementFactory(attending=True)
    MembershipFactory(organisation=other.cooperative, person=board.person)
    said = sent(board, placement)
    ours = client_of(board)
    assert ours.post(address("outbox", placement), said).status_code == 200
    assert ours.post(address("outbox", other), said).status_code == 422


A_KEY = "5d0f5c1e-6a0b-4d6e-9f43-0c6c4a1f2b7d"


@pytest.mark.parametrize(
    ("key", "day"),
    [
        ("\0", "2026-11-01"),
        ("a" * 100_000, "2026-11-01"),
        (A_KEY, "\0"),
        (A_KEY, "0000-00-00"),
        (A_KEY, "9999-12-31"),
        (A_KEY, "\ud800"),
    ],
)
def test_odd_input_from_a_device_is_refused(
    placement: Placement, board: Actor, key: str, day: str
) -> None:
    said = {**sent(board, placement), "key": key, "day": day.encode("utf-8", "replace")}
    answer = client_of(board).post(address("outbox", placement), said)
    assert answer.status_code == 422


def test_words_that_are_a_file_and_a_photo_that_is_words(
    placement: Placement, board: Actor
) -> None:
    ours, at = client_of(board), address("outbox", placement)
    assert ours.post(at, {**sent(board, placement), "words": photo()}).status_code == 422
    first = sent(board, placement)
    ours.post(at, first)
    bad = SimpleUploadedFile("kas.jpg", b"MZ" + b"0" * 500, "image/jpeg")
    assert ours.post(at, {**first, "photo": bad}).status_code == 422
    assert ours.post(at, {**first, "photo": "kas.jpg"}).status_code == 200
    assert not LogbookPhoto.objects.exists()


@pytest.mark.parametrize("role", ["host", "elsewhere"])
def test_nobody_else_writes_or_reads_a_photo(placement: Placement, board: Actor, role: str) -> None:
    written = entry(placement, board)
    logbook.add_photo(written, by=board, file=photo())
    other = PlacementFactory(attending=True)
    sides = {"host": placement.host, "elsewhere": other.cooperative}
    by = Actor(MembershipFactory(organisation=sides[role]).person)
    theirs = client_of(by)
    refused = {"host": (404, 403), "elsewhere": (404, 404)}[role]
    for side, status in zip((placement.cooperative, sides[role]), refused, strict=True):
        at = page("outbox", side, placement.pk)
        assert theirs.post(at, sent(by, placement)).status_code == status
    key = written.photo.key
    wrong = page("photo", other.cooperative, other.pk, key)
    assert theirs.get(wrong).status_code == 404
    said = {**sent(by, other), "key": str(written.key), "photo": photo()}
    assert theirs.post(page("outbox", other.cooperative, other.pk), said).status_code == 404
    assert LogbookEntry.objects.count() == 1
    ours = client_of(board).get(address("photo", placement, key))
    assert b"".join(ours).startswith(b"\xff\xd8")
    assert ours.headers["Cache-Control"] == "private, no-store"
