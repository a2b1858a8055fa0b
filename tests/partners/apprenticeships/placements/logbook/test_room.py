"""A logbook takes in so many entries of a day, and so many in all; the device keeps the rest."""

from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from home.access import Actor
from home.drafts.marks import on_device
from partners.apprenticeships.placements.models import LogbookEntry, Placement
from partners.apprenticeships.placements.refusals import TooManyEntries
from partners.apprenticeships.placements.services import logbook

pytestmark = pytest.mark.django_db


def said(placement: Placement, **more: Any) -> dict[str, Any]:
    return {"key": uuid4(), "day": placement.batch.starts_on, "words": "Belajar kas.", **more}


@pytest.fixture
def two(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(logbook, "MOST_OF_A_DAY", 2)
    monkeypatch.setattr(logbook, "MOST_ENTRIES", 3)


@pytest.mark.usefixtures("two")
def test_a_day_that_is_full_takes_no_more_and_another_does(
    placement: Placement, board: Actor
) -> None:
    first = said(placement)
    logbook.write(placement, by=board, **first)
    logbook.write(placement, by=board, **said(placement))
    with pytest.raises(TooManyEntries) as refused:
        logbook.write(placement, by=board, **said(placement))
    assert refused.value.facts == {"most": 2, "is_of_day": True}
    assert logbook.write(placement, by=board, **first).key == first["key"]
    next_day = placement.batch.ends_on
    logbook.write(placement, by=board, **said(placement, day=next_day))
    with pytest.raises(TooManyEntries) as refused:
        logbook.write(placement, by=board, **said(placement, day=next_day))
    assert refused.value.facts == {"most": 3, "is_of_day": False}


@pytest.mark.usefixtures("two")
def test_a_correction_counts_as_well(placement: Placement, board: Actor) -> None:
    entry = logbook.write(placement, by=board, **said(placement))
    logbook.write(placement, by=board, corrects=entry, **said(placement))
    with pytest.raises(TooManyEntries):
        logbook.write(placement, by=board, corrects=entry, **said(placement))


@pytest.mark.usefixtures("two")
def test_the_device_is_told_why_and_keeps_what_it_has(placement: Placement, board: Actor) -> None:
    """422: js/logbook.js leaves it in the list with these words, to be saved as a file."""
    client = Client()
    client.force_login(board.person)
    at = reverse("placements:outbox", args=[placement.cooperative.slug, placement.pk])
    for expected in (200, 200, 422):
        words = said(placement, who=on_device(board.person))
        words["day"] = words["day"].isoformat()
        answer = client.post(at, words)
        assert answer.status_code == expected
    assert "2" in answer.content.decode()
    assert LogbookEntry.objects.count() == 2
