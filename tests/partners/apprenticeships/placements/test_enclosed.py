"""What came with an application: its host reads it for its batch, while it is needed."""

from html import unescape
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from home.access import Actor
from partners.apprenticeships.applications.models import Attachment
from partners.apprenticeships.placements.models import Placement
from tests.factories.applications import AttachmentFactory, hand_in, put
from tests.factories.membership import MembershipFactory
from tests.factories.placements import PlacementFactory
from tests.factories.rounds import RoundBatchFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def placement(db: None) -> Placement:
    return PlacementFactory()


@pytest.fixture
def files(placement: Placement) -> list[Attachment]:
    """For all, for another batch of the list, and one that was never handed in."""
    application = placement.result.application
    other = RoundBatchFactory(round=application.round).batch
    put(application, [placement.batch, other])
    named = [
        AttachmentFactory(application=application, what="Untuk semua"),
        AttachmentFactory(application=application, what="Untuk yang lain", batch=other),
    ]
    hand_in(application)
    return [*named, AttachmentFactory(application=application, what="Belum diserahkan")]


def asked(actor: Actor, name: str, side: Any, *args: object) -> Any:
    client = Client()
    client.force_login(actor.person)
    return client.get(reverse(f"placements:{name}", args=[side.slug, *args]))


def test_host_reads_what_was_handed_in_for_its_batch(
    placement: Placement, files: list[Attachment], helper: Actor
) -> None:
    answer = asked(helper, "placement", placement.host, placement.pk)
    text = unescape(answer.content.decode())
    assert "Untuk semua" in text
    assert "Untuk yang lain" not in text
    assert "Belum diserahkan" not in text
    first, *others = (
        asked(helper, "enclosed", placement.host, placement.pk, one.key) for one in files
    )
    assert b"".join(first).startswith(b"%PDF")
    first.close()
    assert [answer.status_code for answer in others] == [404, 404]


@pytest.mark.parametrize("state", ["called_off", "did_not_come"])
def test_not_once_it_is_not_needed_any_more(
    placement: Placement, files: list[Attachment], helper: Actor, state: str
) -> None:
    Placement.objects.update(state=state, stated_at=timezone.now())
    answer = asked(helper, "enclosed", placement.host, placement.pk, files[0].key)
    assert answer.status_code == 404


def test_nobody_else_reads_it_here(
    placement: Placement, files: list[Attachment], board: Actor
) -> None:
    other = Actor(MembershipFactory().person)
    for actor, side in ((board, placement.cooperative), (other, placement.host)):
        answer = asked(actor, "enclosed", side, placement.pk, files[0].key)
        assert answer.status_code == 404


def test_host_sees_which_file_answers_what_it_asked_for(
    placement: Placement, files: list[Attachment], helper: Actor
) -> None:
    standing = placement.result.application.standing
    assert standing is not None
    said = {"what_id": "Surat sehat", "what_en": "", "is_required": True}
    demands = [
        {"batch": placement.batch_id, "file": str(files[0].key), **said},
        {"batch": 0, "file": str(files[0].key), **said, "what_id": "Untuk tuan rumah lain"},
    ]
    content = {**standing.content, "demands": demands}
    type(standing).objects.filter(pk=standing.pk).update(content=content)
    answer = asked(helper, "placement", placement.host, placement.pk)
    text = unescape(answer.content.decode())
    assert "Surat sehat" in text
    assert "Untuk tuan rumah lain" not in text
