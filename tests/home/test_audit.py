"""What was done is written down once, with who did it and in whose name."""

from types import SimpleNamespace

import pytest
from django.core.exceptions import ValidationError
from wagtail.log_actions import LogContext
from wagtail.models import ModelLogEntry, PageLogEntry

from home import audit
from home.access import NOBODY, Actor, system
from home.models import StandardPage
from tests.factories.agreements import AgreementFactory, editor

pytestmark = pytest.mark.django_db
ACTION = "agreements.archive"


def _last() -> ModelLogEntry:
    entry = ModelLogEntry.objects.first()
    assert entry is not None
    return entry


def test_line_carries_person_facts_and_the_organisation_acted_for() -> None:
    agreement, user = AgreementFactory(), editor()
    cooperative = SimpleNamespace(pk=12)
    audit.record(agreement, ACTION, by=Actor(user, cooperative), data={"reason": "Ganda"})
    assert (_last().user, _last().label) == (user, str(agreement))
    assert _last().data == {"reason": "Ganda", "acted_for": 12}


def test_job_stands_under_its_own_name_also_within_somebodys_request() -> None:
    with LogContext(user=editor()):
        audit.record(AgreementFactory(), ACTION, by=system("remind"))
    assert (_last().user, _last().data) == (None, {"job": "remind"})


def test_deed_with_a_revision_changed_the_content() -> None:
    agreement = AgreementFactory()
    audit.record(agreement, ACTION, by=NOBODY, revision=agreement.save_revision())
    assert _last().content_changed
    assert _last().revision == agreement.latest_revision


def test_many_lines_are_one_query(django_assert_num_queries: object) -> None:
    agreements = AgreementFactory.create_batch(30)
    by = Actor(editor())
    audit.record_many((audit.Deed(agreements[0], ACTION),), by=by)  # the content type is known
    with django_assert_num_queries(1):
        audit.record_many((audit.Deed(each, ACTION, {"row": 2}) for each in agreements), by=by)
    entries = ModelLogEntry.objects.filter(data__row=2)
    assert {entry.object_id for entry in entries} == {str(each.pk) for each in agreements}
    assert {(entry.user, entry.action) for entry in entries} == {(by.person, ACTION)}


def test_nothing_done_writes_nothing(django_assert_num_queries: object) -> None:
    with django_assert_num_queries(0):
        audit.record_many([], by=NOBODY)


def test_deed_that_nobody_registered_is_a_mistake() -> None:
    deed = audit.Deed(AgreementFactory(), "agreements.unknown")
    with pytest.raises(ValidationError):
        audit.record(deed.subject, deed.action, by=NOBODY)
    with pytest.raises(ValidationError):
        audit.record_many([deed], by=NOBODY)


def test_page_is_written_down_among_pages(about: StandardPage) -> None:
    audit.record(about, audit.CHANGED, by=NOBODY)
    assert PageLogEntry.objects.filter(page=about, action=audit.CHANGED, user=None).exists()
