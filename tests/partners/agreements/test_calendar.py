"""An event moves with its facts: date, SEQUENCE and LAST-MODIFIED; what is settled leaves."""

from datetime import date, timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation
from icalendar import Calendar, Event

from home.access import Actor
from partners.agreements.models import Agreement, Commitment
from partners.agreements.rules.decisions import Decision
from partners.agreements.rules.lifecycle import Verb
from partners.agreements.services import agreements, commitments
from portal.users.models import User
from tests.factories.agreements import CommitmentFactory, TwoPartyAgreementFactory, editor

pytestmark = pytest.mark.django_db
today = timezone.localdate
NOON = "2026-06-01T05:00:00Z"
BEGUN = date(2024, 2, 20)


def _feed(client: Client) -> bytes:
    with translation.override("en"):
        return client.get(reverse("agreements:calendar")).content


def _events(client: Client) -> dict[str, Event]:
    return {
        str(event["uid"]).partition("@")[0]: event
        for event in Calendar.from_ical(_feed(client)).walk("VEVENT")
    }


def _moved(before: Event, after: Event) -> bool:
    numbers = int(after["sequence"]) > int(before["sequence"])
    assert numbers == (after.decoded("last-modified") > before.decoded("last-modified"))
    return numbers


def test_extension_moves_the_end(client: Client) -> None:
    with time_machine.travel(NOON, tick=False):
        made = TwoPartyAgreementFactory(in_force=True, ends_on=date(2026, 9, 30), notice_months=1)
        by, before = Actor(editor()), _events(client)
    with time_machine.travel("2026-06-02T05:00:00Z", tick=False):
        step = Decision(
            Verb.EXTEND, on=date(2026, 6, 2), new_end=date(2027, 9, 30), reason="By letter"
        )
        agreements.decide(made, step, by=by)
        after = _events(client)
    for key, day in ((f"end-{made.pk}", date(2027, 9, 30)), (f"notice-{made.pk}", "2027-08-31")):
        assert str(after[key].decoded("dtstart")) == str(day)
        assert _moved(before[key], after[key])


def test_new_due_date_moves_its_event_and_no_other(client: Client) -> None:
    with time_machine.travel(NOON, tick=False):
        made = TwoPartyAgreementFactory(in_force=True)
        one, other = (CommitmentFactory(agreement=made, due_on="2026-08-01") for _ in "ab")
        by, before = Actor(editor()), _events(client)
    with time_machine.travel("2026-06-02T05:00:00Z", tick=False):
        commitments.change(one, by=by, due_on=date(2026, 9, 1))
        after = _events(client)
    changed, same = f"commitment-{one.pk}", f"commitment-{other.pk}"
    assert after[changed].decoded("dtstart") == date(2026, 9, 1)
    assert _moved(before[changed], after[changed])
    assert not _moved(before[same], after[same])


def test_term_that_begins_by_itself_moves_the_end(client: Client) -> None:
    with time_machine.travel(NOON, tick=False):
        made = TwoPartyAgreementFactory(
            in_force=True, ends_on=date(2026, 6, 30), renews_automatically=True,
            renewal_months=8, notice_days=30,
        )  # fmt: skip
        before = _events(client)[f"end-{made.pk}"]
    with time_machine.travel("2026-07-01T05:00:00Z", tick=False):
        after = _events(client)[f"end-{made.pk}"]
        again = _events(client)[f"end-{made.pk}"]
    assert after.decoded("dtstart") == date(2027, 2, 28)
    assert _moved(before, after)
    assert not _moved(after, again)


def test_feed_without_a_change_is_the_same_bytes_for_weeks(client: Client) -> None:
    with time_machine.travel(NOON, tick=False):
        made = TwoPartyAgreementFactory(in_force=True, ends_on=date(2026, 12, 31), notice_days=30)
        for due in ("2026-06-10", "2026-06-20", "2026-12-01"):
            CommitmentFactory(agreement=made, due_on=due)
        before = _feed(client)
    with time_machine.travel("2026-06-25T05:00:00Z", tick=False):
        assert _feed(client) == before


@pytest.mark.parametrize("settled", ["finish", "drop", "hidden", "archived", "terminated"])
def test_what_is_settled_or_hidden_leaves_the_feed(client: Client, settled: str) -> None:
    made = TwoPartyAgreementFactory(in_force=True)
    one = CommitmentFactory(agreement=made, due_on=today() + timedelta(9))
    by = Actor(editor())
    assert f"commitment-{one.pk}" in _events(client)
    if settled == "finish":
        commitments.finish(one, by=by, on=today())
    elif settled == "drop":
        commitments.drop(one, by=by, reason="x")
    elif settled == "hidden":
        commitments.change(one, by=by, is_public=False)
    elif settled == "archived":
        Commitment.objects.update(archived_at=timezone.now())
    else:
        agreements.decide(made, Decision(Verb.TERMINATE, on=today(), reason="x"), by=by)
    assert not _events(client)


def test_termination_ahead_is_the_end(client: Client) -> None:
    made = TwoPartyAgreementFactory(in_force=True, notice_months=3)
    day = today() + timedelta(30)
    agreements.decide(made, Decision(Verb.TERMINATE, on=day, reason="x"), by=Actor(editor()))
    events = _events(client)
    assert set(events) == {f"end-{made.pk}"}
    assert events[f"end-{made.pk}"].decoded("dtstart") == day


def test_calendar_program_is_opened_with_and_without_filters(
    client: Client, settings: pytest.FixtureRequest
) -> None:
    settings.BASE_URL = "https://simpul.example"
    made = TwoPartyAgreementFactory(in_force=True, ends_on=today() + timedelta(90), kind="pks")
    feed = "webcal://simpul.example/en/agreements/calendar.ics"
    with translation.override("en"):
        address = reverse("agreements:list")
        assert f'href="{feed}"' in client.get(address).content.decode()
        page = client.get(f"{address}?kind=pks&view=timeline").content.decode()
        assert f'href="{feed}?kind=pks"' in page
        page = client.get(Agreement.objects.get().get_absolute_url()).content.decode()
    assert f'href="webcal://simpul.example/en/agreements/{made.slug}/calendar.ics"' in page


def test_calendar_of_the_admin_is_subscribed_to(
    client: Client, settings: pytest.FixtureRequest, moderator: User
) -> None:
    settings.BASE_URL = "https://simpul.example"
    client.force_login(moderator)
    page = client.get(reverse("planning:calendar")).content.decode()
    assert 'href="webcal://simpul.example/id/kesepakatan/kalender.ics"' in page
    assert client.get("/id/kesepakatan/kalender.ics").status_code == 200


def test_agreement_is_subscribed_to_from_its_desk_once_it_is_public_and_has_dates(
    client: Client, settings: pytest.FixtureRequest, moderator: User
) -> None:
    settings.BASE_URL = "https://simpul.example"
    client.force_login(moderator)

    def asked(made: Agreement) -> str:
        return client.get(reverse("agreements_admin:manage", args=[made.pk])).content.decode()

    ending = {"in_force": True, "ends_on": today() + timedelta(90)}
    public = TwoPartyAgreementFactory(**ending)
    path = f"/id/kesepakatan/{public.slug}/kalender.ics"
    assert f'href="webcal://simpul.example{path}"' in asked(public)
    assert client.get(path).status_code == 200
    assert "webcal:" not in asked(TwoPartyAgreementFactory(**ending, live=False))
    bare = TwoPartyAgreementFactory(in_force=True, ends_on=None)
    assert "webcal:" not in asked(bare)
    CommitmentFactory(agreement=bare, due_on=today() + timedelta(9), is_public=False)
    assert "webcal:" not in asked(bare)
    CommitmentFactory(agreement=bare, due_on=today() + timedelta(9), is_public=True)
    assert f'href="webcal://simpul.example/id/kesepakatan/{bare.slug}/' in asked(bare)
