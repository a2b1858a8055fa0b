"""Who said what stands on an organisation's page."""

import datetime
from typing import Any

import pytest
from django.utils import timezone, translation

from partners.membership import said_by
from partners.membership.models import ProfileChange
from partners.organisations.models import Organisation, RegisterEntry
from tests.factories.organisations import CooperativeFactory
from tests.factories.people import stranger

pytestmark = pytest.mark.django_db
NOW = {"members": 120, "founded": 1999, "website": "https://contoh.example"}


@pytest.fixture
def cooperative() -> Organisation:
    return CooperativeFactory(name="Sukamaju")


def _register(cooperative: Organisation, **said: Any) -> None:
    day = datetime.date(2026, 11, 1)
    RegisterEntry.objects.create(organisation=cooperative, said=said, source="X", as_of=day)


def _published(cooperative: Organisation, role: str, **values: Any) -> None:
    cooperative.profile_changes.create(
        by=stranger(f"{role}{ProfileChange.objects.count()}"),
        role=role,
        state=ProfileChange.State.PUBLISHED,
        values=values,
        decided_at=timezone.now(),
    )


def _said(cooperative: Organisation) -> dict[str, str]:
    with translation.override("en"):
        return {name: who.split(",")[0] for name, who in said_by.sources(cooperative, NOW).items()}


def test_register_is_named_where_its_word_stands(cooperative: Organisation) -> None:
    _register(cooperative, members=120, founded=1998, name="Sukamaju")
    assert _said(cooperative) == {"members": "national register"}


def test_cooperative_and_its_assistant_are_told_apart(cooperative: Organisation) -> None:
    _register(cooperative, members=110, founded=1999)
    _published(cooperative, "representative", members=120, founded=1999)
    _published(cooperative, "assistant", website=NOW["website"])
    assert _said(cooperative) == {
        "members": "your organisation",
        "founded": "your organisation",
        "website": "business assistant",
    }


def test_word_that_does_not_stand_any_more_is_nobodys(cooperative: Organisation) -> None:
    _published(cooperative, "representative", members=90)
    assert _said(cooperative) == {}


def test_change_that_waits_says_nothing(cooperative: Organisation) -> None:
    cooperative.profile_changes.create(
        by=stranger(), role="representative", state="waiting", values={"members": 120}
    )
    assert _said(cooperative) == {}
