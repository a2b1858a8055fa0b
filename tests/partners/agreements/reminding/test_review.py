"""Who looks after an agreement without a last day is told to look at it again."""

from datetime import timedelta

import pytest
from django.core import mail

from tests.factories.agreements import AgreementFactory
from tests.partners.agreements.reminding.test_sending import MONDAY, run, somebody

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("days", "words"), [(0, "To be looked"), (1, "It was to be looked")])
def test_it_is_told_on_its_day_and_after(
    days: int, words: str, django_capture_on_commit_callbacks
) -> None:
    keeper = somebody()
    keeper.language = "en"
    keeper.save()
    AgreementFactory(in_force=True, in_charge=keeper, review_on=MONDAY, has_no_end=True)
    with django_capture_on_commit_callbacks(execute=True):
        run(MONDAY + timedelta(days))
    assert words in mail.outbox[0].body
