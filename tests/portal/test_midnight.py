"""Late begins at the reader's midnight, in the workspace, the admin and letters alike; on public
pages, which all readers share, at the site's.
"""

import datetime
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.users.models import UserProfile

from home import zones
from home.cache import shelf
from partners.agreements.models import Commitment
from portal.users.models import User
from tests.factories.agreements import CommitmentFactory, TwoPartyAgreementFactory, moderator

pytestmark = pytest.mark.django_db
DUE = datetime.date(2027, 3, 10)
TODAY, LATE = "tenggat hari ini", "terlambat"
# In Jayapura it is two hours later than in Jakarta.
HALF_PAST_ELEVEN = "2027-03-10T23:30+07:00"
HALF_PAST_NINE = "2027-03-10T21:30+07:00"
HALF_PAST_MIDNIGHT = "2027-03-11T00:30+07:00"


@pytest.fixture
def commitment() -> Commitment:
    agreement = TwoPartyAgreementFactory(in_force=True)
    return CommitmentFactory(agreement=agreement, due_on=DUE)


def reader(zone: str) -> User:
    person = moderator(is_superuser=True)
    UserProfile.objects.create(user=person, current_time_zone=zone, preferred_language="id")
    return person


def said(page: str) -> str:
    found = [words for words in (TODAY, LATE) if words in page]
    assert len(found) == 1, found
    return found[0]


def seen(commitment: Commitment, person: User | None = None) -> dict[str, str]:
    client, slug = Client(), commitment.agreement.slug
    if person is None:
        return {"site": said(client.get(f"/id/kesepakatan/{slug}/").content.decode())}
    client.force_login(person)
    pages = {
        "site": f"/id/ruang/kesepakatan/{slug}/",
        "admin": reverse("agreements_admin:commitment", args=[commitment.pk]),
    }
    return {place: said(client.get(page).content.decode()) for place, page in pages.items()}


@pytest.mark.parametrize(
    ("at", "public", "jakarta", "jayapura"),
    [
        (HALF_PAST_NINE, TODAY, TODAY, TODAY),
        (HALF_PAST_ELEVEN, TODAY, TODAY, LATE),
        (HALF_PAST_MIDNIGHT, LATE, LATE, LATE),
    ],
)
def test_site_and_admin_turn_at_the_readers_midnight(
    at: str, public: str, jakarta: str, jayapura: str, commitment: Commitment
) -> None:
    with time_machine.travel(at, tick=False):
        assert seen(commitment) == {"site": public}
        assert seen(commitment, reader("")) == {"site": jakarta, "admin": jakarta}
        assert seen(commitment, reader("Asia/Jayapura")) == {"site": jayapura, "admin": jayapura}
        assert seen(commitment) == {"site": public}, "nobody's zone stays behind"


def test_part_that_one_reader_had_made_is_not_shown_to_one_of_another_day(settings: Any) -> None:
    settings.PAGE_CACHE_SECONDS = 300
    with time_machine.travel(HALF_PAST_ELEVEN, tick=False):
        shelf._things().clear()
        with zones.of_reader(reader("Asia/Jayapura")):
            there = shelf.kept("today", timezone.localdate)
        assert there == DUE + datetime.timedelta(days=1)
        assert shelf.kept("today", timezone.localdate) == DUE


def test_zone_of_nobody_is_the_sites() -> None:
    assert zones.zone_of(None) == zones.zone_of(moderator()) == "Asia/Jakarta"
