"""Two at once: a device that sends the same entry again while the first is on its way."""

from uuid import UUID, uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from home.access import Actor
from partners.apprenticeships.placements.models import LogbookEntry, LogbookPhoto, Placement
from partners.apprenticeships.placements.services import logbook
from tests.factories.files import picture
from tests.factories.membership import MembershipFactory
from tests.factories.placements import PlacementFactory
from tests.partners.apprenticeships.results.seats.test_at_once import together

pytestmark = pytest.mark.django_db(transaction=True)


def write(placement: Placement, by: Actor, key: UUID) -> LogbookEntry:
    mine = Placement.objects.get(pk=placement.pk)
    day = placement.batch.starts_on
    return logbook.write(mine, by=by, key=key, day=day, words="Belajar kas.")


def test_sent_many_times_at_once_it_is_one_entry_with_one_photo() -> None:
    placement, key = PlacementFactory(attending=True), uuid4()
    board = Actor(MembershipFactory(organisation=placement.cooperative).person)
    assert together([lambda: write(placement, board, key)] * 6) == {"done": 6}
    entry = LogbookEntry.objects.get()
    content = picture("JPEG")
    files = [SimpleUploadedFile("kas.jpg", content) for _time in range(6)]
    pictures = [lambda f=file: logbook.add_photo(entry, by=board, file=f) for file in files]
    assert together(pictures) == {"done": 6}
    assert LogbookPhoto.objects.count() == 1


def test_one_number_at_two_placements_at_once_is_one_entry_and_a_refusal() -> None:
    """Their rows are locked, and they are two."""
    first, key = PlacementFactory(attending=True), uuid4()
    others = [PlacementFactory(attending=True) for _number in range(3)]
    board = MembershipFactory(organisation=first.cooperative).person
    for one in others:
        MembershipFactory(organisation=one.cooperative, person=board)
    acts = [lambda p=one: write(p, Actor(board), key) for one in (first, *others)]
    assert together(acts) == {"done": 1, "KeyIsTaken": 3}
