"""Kinds that say one thing with one button."""

from typing import Any

import pytest
from django.conf import settings
from django.core import mail
from django.utils.translation import gettext

from home.access import ActionNotPermitted, Actor
from home.notices import kinds, posting, services
from home.notices.kinds import Kind
from home.notices.messages import Message, message_kind
from home.notices.models import Choice, Letter, Notice, Rhythm
from home.notices.posting import Occasion
from portal.users.models import User
from tests.factories.agreements import person

pytestmark = pytest.mark.django_db(transaction=True)


def _message(reader: Any, notice: Any) -> Message | None:
    if notice.data.get("settled"):
        return None
    subject = f"{gettext('Agreement')} {notice.occasion}"
    return Message(subject, "Satu.\n\nDua & tiga.", f"/id/ruang/{notice.occasion}/", "Lihat")


@pytest.fixture(params=[True, False], ids=["obligatory", "by choice"])
def kind(request: Any, monkeypatch: pytest.MonkeyPatch) -> Kind:
    monkeypatch.setattr(kinds, "_kinds", {})
    made = message_kind("claim-decided", "Klaim", _message, is_obligatory=request.param)
    kinds.register(made)
    return made


@pytest.fixture
def reader() -> User:
    return person()


def _chosen(reader: User, kind: Kind, rhythm: str) -> None:
    Choice.objects.create(user=reader, kind=kind.code, rhythm=rhythm)


def test_says_one_thing_with_one_button(kind: Kind, reader: User) -> None:
    _chosen(reader, kind, Rhythm.AT_ONCE)
    posting.tell_now(kind, [Occasion(reader.pk, "7")])
    letter = mail.outbox[0]
    html = letter.alternatives[0].content
    assert letter.subject == "Kesepakatan 7"
    assert f"{settings.BASE_URL}/id/ruang/7/" in letter.body
    assert f'href="{settings.BASE_URL}/id/ruang/7/"' in html
    assert "Dua & tiga." in letter.body
    assert "<p>Dua &amp; tiga.</p>" in html
    assert ("tidak dapat dimatikan" in letter.body) is kind.is_obligatory
    assert ("tidak dapat dimatikan" in html) is kind.is_obligatory


def test_nobody_hears_a_thing_twice(kind: Kind, reader: User) -> None:
    _chosen(reader, kind, Rhythm.AT_ONCE)
    for _time in range(2):
        posting.tell_now(kind, [Occasion(reader.pk, "7")])
    assert len(mail.outbox) == 1


def test_what_is_settled_is_not_said(kind: Kind, reader: User) -> None:
    _chosen(reader, kind, Rhythm.AT_ONCE)
    posting.tell_now(kind, [Occasion(reader.pk, "7", {"settled": True})])
    assert mail.outbox == []


def test_only_what_is_obligatory_goes_out_whatever_was_chosen(kind: Kind, reader: User) -> None:
    _chosen(reader, kind, Rhythm.NEVER)
    posting.tell_now(kind, [Occasion(reader.pk, "7")])
    assert len(mail.outbox) == kind.is_obligatory


def test_week_is_one_letter_on_monday(kind: Kind, reader: User, time_machine: Any) -> None:
    time_machine.move_to("2026-12-02")
    posting.tell_now(kind, [Occasion(reader.pk, "7"), Occasion(reader.pk, "8")])
    assert len(mail.outbox) == kind.is_obligatory
    time_machine.move_to("2026-12-07")
    posting.post_all(posting.timezone.localdate())
    assert len(mail.outbox) == 1
    assert Notice.objects.told().count() == 2
    assert "2 kabar" in mail.outbox[0].subject
    assert Letter.objects.count() == 1


def test_what_is_obligatory_is_not_offered_as_a_choice(kind: Kind, reader: User) -> None:
    offered = kinds.heard_by(Actor(reader))
    assert offered == ([] if kind.is_obligatory else [kind])
    if kind.is_obligatory:
        with pytest.raises(ActionNotPermitted):
            services.choose(reader, kind, Rhythm.NEVER, by=Actor(reader))
