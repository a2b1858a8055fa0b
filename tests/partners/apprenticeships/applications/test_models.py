"""What the database keeps true of applications, and how little handing in asks of it."""

from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.models import ProtectedError
from django.test.utils import CaptureQueriesContext

from home.access import Actor
from partners.apprenticeships.applications.models import Application, Choice, Delegate, Submission
from partners.apprenticeships.applications.services import applications
from partners.apprenticeships.models import Batch
from tests.factories.applications import ApplicationFactory, DelegateFactory
from tests.factories.apprenticeships import in_days
from tests.factories.membership import MandateFactory
from tests.factories.rounds import RoundBatchFactory

pytestmark = pytest.mark.django_db
MOST_QUERIES = 40


@pytest.mark.parametrize(
    "wrong",
    [
        {"state": "submitted"},
        {"team": 0},
        {"team": 51},
        {"free_from": in_days(2), "free_until": in_days(1)},
        {"role": "assistant"},
        {"role": "moderator"},
    ],
)
def test_an_application_is_never(wrong: dict[str, Any]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        ApplicationFactory(**wrong)


def test_whoever_belongs_to_it_has_no_mandate() -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        ApplicationFactory(mandate=MandateFactory())
    assert ApplicationFactory(role="assistant", mandate=MandateFactory()).mandate is not None


def test_a_cooperative_has_one_in_a_round(application: Application) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        ApplicationFactory(round=application.round, organisation=application.organisation)


def test_a_list_names_a_batch_once_and_has_one_at_a_place(
    application: Application, batches: list[Batch]
) -> None:
    Choice.objects.create(application=application, batch=batches[0], place=1)
    for batch, place in ((batches[0], 2), (batches[1], 1), (batches[1], 0)):
        with pytest.raises(IntegrityError), transaction.atomic():
            Choice.objects.create(application=application, batch=batch, place=place)


def test_a_delegate_has_a_name_and_a_number(application: Application) -> None:
    DelegateFactory(application=application)
    for wrong in ({"number": 1}, {"number": 0}, {"number": 2, "name": ""}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Delegate.objects.create(**{"application": application, "name": "Sri", **wrong})


def test_submissions_are_counted_and_stay(whole: Application, board: Actor) -> None:
    submission = applications.submit(whole, by=board)
    for wrong in ({"number": 1}, {"number": 0}, {"number": 2, "role": "assistant"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Submission.objects.create(
                **{
                    "application": whole,
                    "content": {},
                    "policy": "x",
                    "submitted_at": submission.submitted_at,
                    "by": board.person,
                    "role": "representative",
                    **wrong,
                }
            )
    for row in (whole, submission, whole.choices.first().batch):
        with pytest.raises(ProtectedError):
            row.delete()


def test_handing_in_asks_the_same_however_long_the_list_is(
    whole: Application, board: Actor
) -> None:
    with CaptureQueriesContext(connection) as short:
        applications.submit(whole, by=board)
    many = [RoundBatchFactory(round=whole.round).batch for _number in range(20)]
    applications.order_list(whole, many, by=board)
    with CaptureQueriesContext(connection) as long:
        applications.submit(whole, by=board)
    assert len(long) == len(short) <= MOST_QUERIES
