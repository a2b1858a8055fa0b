"""Ends, effects and closings on the pages that everybody reads."""

import json
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation
from django.utils.formats import date_format

from partners.agreements import attention
from partners.agreements.listing import ENDING, ordered
from partners.agreements.models import Agreement
from tests.factories.agreements import AgreementFactory
from tests.partners.agreements.reading import get, in_days, text_of

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("fields", "words"), [({"has_no_end": True}, "No end"), ({}, "End not known")]
)
def test_no_end_and_unknown_end_are_told_apart(client: Client, fields, words: str) -> None:
    agreement = AgreementFactory(in_force=True, **fields)
    others = {"No end", "End not known"} - {words}
    with translation.override("en"):
        listed = client.get(f"{reverse('agreements:list')}?view=timeline").content.decode()
    [record] = json.loads(get(client, "export", "json").content)["agreements"]
    assert (record["end"], record["ends_on"]) == (words, None)
    assert words.lower() in listed
    page = text_of(client, "detail", agreement.slug)
    assert words in page
    assert not others & set(page.split(">"))


def test_effect_from_before_the_signature_is_said(client: Client) -> None:
    agreement = AgreementFactory(in_force=True)
    Agreement.objects.update(in_force_on=agreement.signed_on - timedelta(50))
    text = text_of(client, "detail", agreement.slug)
    assert "It takes effect from before its signature." in text
    assert "In force from the same day." not in text


def test_last_day_for_notice_that_has_gone_by_is_said(client: Client) -> None:
    agreement = AgreementFactory(
        in_force=True, ends_on=in_days(40), renews_automatically=True, renewal_months=12,
        notice_months=3,
    )  # fmt: skip
    text = text_of(client, "detail", agreement.slug)
    assert "It has gone by: another term follows." in text
    assert "3 months" in text


@pytest.mark.parametrize(("days", "status"), [(30, "expiring"), (0, "terminated")])
def test_closing_ahead_is_the_same_everywhere(client: Client, days: int, status: str) -> None:
    agreement = AgreementFactory(
        in_force=True, title_en="Barn", closes_on=in_days(days), closes_as="terminated"
    )
    with translation.override("en"):
        address = reverse("agreements:list")
        assert "Barn" in client.get(f"{address}?status={status}").content.decode()
        other = "in-force"
        assert "Barn" not in client.get(f"{address}?status={other}").content.decode()
        day = date_format(agreement.closes_on)
    [record] = json.loads(get(client, "export", "json").content)["agreements"]
    assert record["status"] == status.title()
    feed = get(client, "calendar").content.decode()
    assert ("Ends: Barn" in feed) == bool(days)
    assert attention.ending(60).exists() == bool(days)
    assert Agreement.objects.binding().exists() == bool(days)
    text = text_of(client, "detail", agreement.slug)
    assert f"Today: {status.title()}" in text
    assert day in text
    assert ("To be terminated" in text) == bool(days)


def test_what_ends_soonest_comes_first_and_what_goes_on_last() -> None:
    closing = AgreementFactory(in_force=True, closes_on=in_days(5), closes_as="renewed")
    ending = AgreementFactory(in_force=True, ends_on=in_days(9))
    ended = AgreementFactory(in_force=True, ends_on=in_days(-9))
    rolling = AgreementFactory(
        in_force=True, ends_on=in_days(-400), renews_automatically=True, renewal_months=12
    )
    found = list(ordered(Agreement.objects.all(), ENDING))
    assert found == [closing, ending, ended, rolling]
