"""A title is one line: as it is stored, in every calendar and in the subject of a letter."""

import doctest
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from icalendar import Calendar

from home import calendars, one_line
from home.models import Sector
from home.notices.models import Letter
from home.notices.writing import written_before
from knowledge.models import ToolPage
from partners.agreements.models import Agreement
from partners.apprenticeships.models import Offer
from tests.factories.agreements import TwoPartyAgreementFactory
from tests.factories.apprenticeships import BatchFactory
from tests.factories.home import SectorFactory
from tests.factories.knowledge import ToolPageFactory

BROKEN, WHOLE = (
    "Pembukuan \r\nkoperasi\u2028susu; satu, dua\n",
    "Pembukuan koperasi susu; satu, dua",
)


def test_examples() -> None:
    assert not doctest.testmod(one_line).failed


@pytest.mark.django_db
def test_a_title_is_stored_as_one_line_and_a_text_as_it_is() -> None:
    offer = BatchFactory(offer__title_id=BROKEN, offer__summary_id="Satu\nDua").offer
    agreement = TwoPartyAgreementFactory(title_id=BROKEN)
    tool = ToolPageFactory(title=BROKEN)
    offer = Offer.objects.get(pk=offer.pk)
    assert (offer.title_id, offer.summary_id) == (WHOLE, "Satu\nDua")
    assert Agreement.objects.get(pk=agreement.pk).title_id == WHOLE
    assert ToolPage.objects.get(pk=tool.pk).title == WHOLE


@pytest.mark.django_db
def test_a_draft_that_is_published_is_one_line() -> None:
    offer = BatchFactory().offer
    offer.title_id = BROKEN
    offer.save_revision().publish()
    assert Offer.objects.get(pk=offer.pk).title_id == WHOLE


@pytest.mark.django_db
def test_what_was_left_in_the_database_is_not_fetched() -> None:
    SectorFactory()
    [sector] = Sector.objects.only("order")
    one_line.on_saving(Sector, sector)
    assert "name_id" not in sector.__dict__


@pytest.mark.django_db
def test_every_calendar_says_what_stands_in_the_database(client: Client) -> None:
    """Also what was written before titles were one line, or in bulk."""
    batch = BatchFactory()
    agreement = TwoPartyAgreementFactory(
        in_force=True, ends_on=timezone.localdate() + timedelta(days=30)
    )
    Offer.objects.update(title_id=BROKEN)
    Agreement.objects.update(title_id=BROKEN)
    for path, count in (
        ("magang/penawaran/kalender.ics", 1),
        (f"magang/penawaran/{batch.offer.slug}/kalender.ics", 1),
        ("kesepakatan/kalender.ics", 1),
        (f"kesepakatan/{agreement.slug}/kalender.ics", 1),
    ):
        answer = client.get(f"/id/{path}")
        assert answer.status_code == 200
        events = Calendar.from_ical(answer.content).walk("VEVENT")
        assert len(events) >= count
        assert all("koperasi" in event["summary"] for event in events)


def test_name_of_a_calendar_is_escaped() -> None:
    feed = calendars.begun("Magang", "Susu, keju; roti\nBEGIN:VEVENT").to_ical()
    assert rb"X-WR-CALNAME:Susu\, keju\; roti\nBEGIN:VEVENT" in feed


@pytest.mark.django_db
def test_subject_of_a_letter_is_one_line() -> None:
    letter = Letter.objects.create(address="ani@koperasi.example", subject="a", text="Halo")
    letter.subject = BROKEN
    assert written_before(letter).message()["Subject"] == WHOLE
