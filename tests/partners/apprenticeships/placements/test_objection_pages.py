"""What both sides hear and read of an objection, and where moderators decide."""

from html import unescape
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from home.access import Actor
from home.dashboard import Panel
from partners.apprenticeships.placements.admin.objections import LIST, PANEL
from partners.apprenticeships.placements.models import Objection, Placement
from partners.apprenticeships.placements.services import objections
from partners.apprenticeships.rounds.models import RoundBatch
from tests.factories.membership import MembershipFactory
from tests.factories.results import SeatsFactory
from tests.partners.apprenticeships.placements.test_objections import SAID, later, placed

pytestmark = pytest.mark.django_db


@pytest.fixture
def place() -> RoundBatch:
    return SeatsFactory(seats=1)


@pytest.fixture
def placement(place: RoundBatch) -> Placement:
    return placed(place)


@pytest.fixture
def boss(moderator: Any) -> Actor:
    return Actor(moderator)


@pytest.fixture
def raised(placement: Placement, host: Actor) -> Objection:
    return objections.object_to(placement, by=host, **SAID)


def test_both_sides_are_told(
    placement: Placement,
    host: Actor,
    board: Actor,
    boss: Actor,
    django_capture_on_commit_callbacks: Any,
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        raised = objections.object_to(placement, by=host, **SAID)
    (letter,) = mail.outbox
    assert letter.to == [board.person.email]
    assert "Kandang kami terbakar." in letter.body
    mail.outbox.clear()
    objections.answer(raised, text="Kami bisa tidur di balai.", by=board)
    with django_capture_on_commit_callbacks(execute=True):
        objections.uphold(raised, reason="Tidak ada tempat tidur.", by=boss)
    to = {address: letter.body for letter in mail.outbox for address in letter.to}
    assert set(to) == {board.person.email, host.person.email}
    assert all("Tidak ada tempat tidur." in body for body in to.values())
    assert boss.person.email not in "".join(to.values())


def page(of: Actor, placement: Placement, side: Any) -> str:
    client = Client()
    client.force_login(of.person)
    answer = client.get(reverse("placements:placement", args=[side.slug, placement.pk]))
    return unescape(answer.content.decode())


def test_both_sides_read_it_and_act_from_their_page(
    placement: Placement, host: Actor, board: Actor
) -> None:
    there, here = placement.host, placement.cooperative
    url = {
        name: reverse(f"placements:{name}", args=[side.slug, placement.pk])
        for name, side in [
            ("object", there),
            ("withdraw_objection", there),
            ("answer_objection", here),
        ]
    }
    assert url["object"] in page(host, placement, there)
    raised = objections.object_to(placement, by=host, **SAID)
    for actor, side in ((host, there), (board, here)):
        assert "Kandang kami terbakar." in page(actor, placement, side)
    assert f'"{url["object"]}"' not in page(host, placement, there)
    assert url["withdraw_objection"] in page(host, placement, there)
    client = Client()
    client.force_login(board.person)
    form = client.get(url["answer_objection"])
    assert "Kandang kami terbakar." in unescape(form.content.decode())
    seen = form.context["form"]["seen"].value()
    client.post(url["answer_objection"], {"seen": seen, "text": "Kami bisa."})
    raised.refresh_from_db()
    assert (raised.state, raised.answer) == ("answered", "Kami bisa.")
    assert "Kami bisa." in page(host, placement, there)


def test_another_host_reads_nothing_of_it(
    place: RoundBatch, placement: Placement, raised: Objection, host: Actor
) -> None:
    """The cooperative came to another place of the round since."""
    other = SeatsFactory(round=place.round)
    Objection.objects.update(state="withdrawn")
    Placement.objects.filter(pk=placement.pk).update(batch=other.batch)
    there = Actor(MembershipFactory(organisation=other.batch.offer.host).person)
    moved = Placement.objects.get(pk=placement.pk)
    assert "Kandang kami terbakar." not in page(there, moved, moved.host)


@pytest.mark.parametrize("part", ["raised_by", "answered_by"])
def test_who_had_a_part_in_it_is_led_to_no_page_that_is_closed_to_them(
    part: str, raised: Objection, boss: Actor
) -> None:
    """They have left the side for which they spoke."""
    Objection.objects.filter(pk=raised.pk).update(**{part: boss.person})
    panel: Panel = PANEL
    assert list(panel.items(boss.person)) == []
    client = Client()
    client.force_login(boss.person)
    address = reverse(f"{LIST}:edit", args=[raised.pk])
    assert address not in client.get(reverse(f"{LIST}:list")).content.decode()
    assert client.get(address).status_code != 200


def test_moderators_decide_from_their_first_page(raised: Objection, boss: Actor) -> None:
    panel: Panel = PANEL
    (item,) = panel.items(boss.person)
    client = Client()
    client.force_login(boss.person)
    form = client.get(item.url)
    assert "Kandang kami terbakar." in unescape(form.content.decode())
    seen = form.context["form"]["seen"].value()
    typed = {"seen": seen, "decision": "uphold", "reason": "Ya."}
    refused = client.post(item.url, typed)
    assert refused.status_code == 200
    later(raised, days=4)
    seen = client.get(item.url).context["form"]["seen"].value()
    client.post(item.url, {**typed, "seen": seen})
    raised.refresh_from_db()
    assert raised.state == "upheld"
    assert list(panel.items(boss.person)) == []
    assert client.get(reverse(f"{LIST}:list")).status_code == 200
