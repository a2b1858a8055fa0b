"""What is missed is remembered within bounds that nobody can fill."""

import datetime

import pytest
from django.utils import timezone

from home.visits import counting, kinds, remembering, writing
from home.visits.models import Missed
from tests.factories.agreements import TwoPartyAgreementFactory
from tests.factories.home import HomePageFactory, StandardPageFactory
from tests.home.visits.acts import a_missed

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _small(monkeypatch):
    monkeypatch.setattr(remembering, "MOST_OTHERS", 12)
    monkeypatch.setattr(remembering, "MOST_SOURCED", 12)


@pytest.fixture
def page():
    return StandardPageFactory(parent=HomePageFactory(), slug="tentang")


def many(times, **more):
    for number in range(12):
        a_missed(f"/id/karangan-{number}/", times=times, **more)


@pytest.mark.parametrize("times", [2, 100])
def test_memory_full_of_what_strangers_made_up_keeps_what_is_really_missed(times):
    many(times)
    for number in range(9):
        counting.missed("/id/sungguh/", "")
        counting.missed(f"/id/sekali-{number}/", "")
        writing.write()
        assert Missed.objects.count() == 12
        if not number:
            continue
        assert Missed.objects.get(path="/id/sungguh/").times == number + 1


def test_what_was_asked_for_least_goes_first():
    many(2)
    a_missed("/id/sungguh/", times=9)
    for number in range(40):
        counting.missed(f"/id/baru-{number}/", "")
        writing.write()
    assert Missed.objects.get(path="/id/sungguh/").times == 9
    assert Missed.objects.count() == 12


def test_what_was_not_asked_for_in_a_week_goes_before_it():
    long_ago = timezone.localdate() - datetime.timedelta(days=8)
    a_missed("/id/dulu/", times=99, last_on=long_ago)
    many(2)
    counting.missed("/id/baru/", "")
    writing.write()
    assert not Missed.objects.filter(path="/id/dulu/").exists()
    assert Missed.objects.filter(path="/id/baru/").exists()


def test_what_staff_left_stays_and_takes_no_room():
    a_missed("/id/dibiarkan/", times=1, dismissed_at=timezone.now())
    many(2)
    for number in range(20):
        counting.missed(f"/id/baru-{number}/", "")
    writing.write()
    assert Missed.objects.filter(path="/id/dibiarkan/").exists()
    assert Missed.objects.open().count() == 12


def test_of_many_at_once_those_asked_for_most_are_let_in():
    many(2)
    for number in range(20):
        counting.missed(f"/id/baru-{number}/", "")
    counting.missed("/id/sungguh/", "", 3)
    writing.write()
    assert Missed.objects.filter(path="/id/sungguh/").exists()
    assert Missed.objects.filter(path__startswith="/id/baru-").count() == 2


def test_pages_that_are_none_of_ours_lead_nowhere(page):
    for source in ("/id/karangan-1/", "/id/karangan-2/", "/id/tentang/"):
        counting.missed("/id/lama/", source)
    writing.write()
    found = dict(Missed.objects.values_list("source", "times"))
    assert found == {"": 2, "/id/tentang/": 1}


def test_pages_are_lists_records_and_what_answers(page, monkeypatch):
    TwoPartyAgreementFactory(slug="satu")
    there = {"/id/", "/id/tentang/", "/id/mitra/", "/id/kesepakatan/satu/"}
    made_up = {"/id/kesepakatan/dua/", "/id/apa/", "/xx/", "/id/istilah/tidak-ada/"}
    assert kinds.are_pages(there | made_up) == there
