"""Files enclosed with an application: what is taken, what counts, who reads them, how long."""

from datetime import timedelta
from html import unescape
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from home.access import ActionNotPermitted, Actor
from home.privacy import retention
from home.uploads.refusals import UploadRefused
from partners.apprenticeships.applications import enclosing
from partners.apprenticeships.applications.models import Application, Attachment
from partners.apprenticeships.applications.refusals import (
    DeadlineHasPassed,
    NotOnTheList,
    TooManyAttachments,
)
from partners.apprenticeships.applications.services import applications, attachments
from partners.apprenticeships.models import Batch
from partners.apprenticeships.rounds.models import Round
from tests.factories.agreements import PDF
from tests.factories.apprenticeships import in_days
from tests.factories.membership import MembershipFactory
from tests.factories.rounds import last_day
from tests.partners.apprenticeships.applications.site import address, signed_in, text_of

pytestmark = pytest.mark.django_db


def a_file(name: str = "sehat.pdf", content: bytes = PDF) -> Any:
    return SimpleUploadedFile(name, content)


def attached(application: Application, by: Actor, **given: Any) -> Attachment:
    return attachments.attach(application, a_file(), what="Surat sehat", by=by, **given)


def is_there(one: Attachment) -> bool:
    return bool(one.file.storage.exists(str(one.file.name)))


def test_it_counts_once_it_is_handed_in_by_its_hash(
    whole: Application, board: Actor, batches: list[Batch]
) -> None:
    applications.submit(whole, by=board)
    one = attached(whole, board, batch=batches[0])
    standing = Application.objects.get(pk=whole.pk).standing
    assert standing is not None
    assert enclosing.FILES not in standing.content
    again = applications.submit(whole, by=board)
    named = {"key": str(one.key), "sha256": one.sha256, "batch": batches[0].pk}
    assert again.content[enclosing.FILES] == [named]
    assert applications.submit(whole, by=board) == again


def test_what_was_handed_in_stays_when_it_is_taken_off(
    whole: Application, board: Actor, django_capture_on_commit_callbacks: Any
) -> None:
    one = attached(whole, board)
    submission = applications.submit(whole, by=board)
    attachments.take_off(one, by=board)
    one.refresh_from_db()
    assert one.taken_off_at is not None
    assert is_there(one)
    assert enclosing.named_by(submission.content, 0) == [one]
    assert enclosing.FILES not in applications.submit(whole, by=board).content
    other = attached(whole, board)
    with django_capture_on_commit_callbacks(execute=True):
        attachments.take_off(other, by=board)
    assert not is_there(other)
    assert not Attachment.objects.filter(pk=other.pk).exists()


def test_a_file_for_a_batch_goes_with_that_batch_only(
    whole: Application, board: Actor, batches: list[Batch]
) -> None:
    general, first = attached(whole, board), attached(whole, board, batch=batches[0])
    content = applications.submit(whole, by=board).content
    assert enclosing.named_by(content, batches[0].pk) == [general, first]
    assert enclosing.named_by(content, batches[1].pk) == [general]
    applications.take_off_list(whole, batches[0], by=board)
    assert enclosing.keys_of(applications.submit(whole, by=board).content) == [str(general.key)]
    with pytest.raises(NotOnTheList):
        attached(whole, board, batch=batches[0])


@pytest.mark.parametrize(
    ("name", "content"),
    [("a.pdf", b"MZ not a pdf"), ("a.exe", PDF), ("a.png", PDF), ("a.pdf", b"")],
)
def test_files_are_judged_by_their_content(
    whole: Application, board: Actor, name: str, content: bytes
) -> None:
    with pytest.raises(UploadRefused):
        attachments.attach(whole, a_file(name, content), what="Surat", by=board)
    assert not Attachment.objects.exists()


def test_there_are_not_more_than_twelve(whole: Application, board: Actor) -> None:
    for _time in range(enclosing.MOST):
        attached(whole, board)
    with pytest.raises(TooManyAttachments):
        attached(whole, board)


def test_nothing_is_added_or_taken_off_after_the_deadline(whole: Application, board: Actor) -> None:
    one = attached(whole, board)
    last_day(whole.round, in_days(-2))
    late = Application.objects.get(pk=whole.pk)
    with pytest.raises(DeadlineHasPassed):
        attached(late, board)
    with pytest.raises(DeadlineHasPassed):
        attachments.take_off(Attachment.objects.get(pk=one.pk), by=board)


def test_who_works_on_the_application_reads_it_and_nobody_else(
    whole: Application, board: Actor, contributor: Actor, boss: Actor, members: Client
) -> None:
    one = attached(whole, contributor)
    url = address("attachment", whole, one.key)
    answer = members.get(url)
    assert b"".join(answer).startswith(b"%PDF")
    assert "no-store" in answer.headers["Cache-Control"]
    other = Actor(MembershipFactory().person)
    for person in (boss.person, other.person):
        assert signed_in(person).get(url).status_code == 404
    with pytest.raises(ActionNotPermitted):
        attachments.take_off(one, by=other)


def test_the_page_adds_shows_and_takes_off(
    whole: Application,
    members: Client,
    batches: list[Batch],
    django_capture_on_commit_callbacks: Any,
) -> None:
    batches[0].offer.papers_id = "Surat sehat"
    batches[0].offer.save()
    url = address("attachments", whole)
    assert "Surat sehat" in text_of(members, url)
    refused = members.post(url, {"what": "Surat", "file": a_file(content=b"MZ")})
    assert refused.status_code == 200
    sent = {"what": "Surat sehat puskesmas", "batch": str(batches[0].pk), "file": a_file()}
    assert members.post(url, sent).status_code == 302
    assert "Surat sehat puskesmas" in text_of(members, url)
    assert "Surat sehat puskesmas" in text_of(members, address("hand_in", whole))
    one = Attachment.objects.get()
    with django_capture_on_commit_callbacks(execute=True):
        assert members.post(address("detach", whole, one.key), {}).status_code == 302
    assert "Surat sehat puskesmas" not in text_of(members, url)


def forget(when: Any) -> None:
    for due in retention.due(when):
        retention.carry_out(due, when)


def test_files_go_when_nobody_needs_them(
    whole: Application, board: Actor, django_capture_on_commit_callbacks: Any
) -> None:
    one = attached(whole, board)
    later = timezone.now() + timedelta(days=20)
    forget(later)
    assert is_there(one)
    closed = Round.objects.get(pk=whole.round_id).closes_at
    with django_capture_on_commit_callbacks(execute=True):
        forget(closed + timedelta(days=31))
    assert not Attachment.objects.exists()
    assert not is_there(one)


def test_a_receipt_says_what_was_enclosed_and_that_it_is_deleted(
    whole: Application, board: Actor, members: Client
) -> None:
    one = attached(whole, board)
    number = applications.submit(whole, by=board).number
    url = address("receipt", whole, number)
    assert "Surat sehat" in unescape(text_of(members, url))
    one.delete()
    assert "Surat sehat" not in unescape(text_of(members, url))
