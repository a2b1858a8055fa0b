"""Names of delegates go when nobody needs them; the application stays."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from partners.apprenticeships.applications import forgetting
from partners.apprenticeships.applications.models import Application, Delegate
from tests.factories.applications import ApplicationFactory
from tests.factories.rounds import RoundFactory

PHASES = ["collecting", "closed", "matched", "published", "answering", "ended", "cancelled"]


def needed_until(application: Application, **more: Any) -> Any:
    round = application.round
    return forgetting.needed_until(
        stands=application.standing is not None,
        state=round.state,
        closes_at=round.closes_at,
        answers_until=round.answers_until,
        **more,
    )


@pytest.mark.django_db
@pytest.mark.parametrize("stands", [True, False])
@pytest.mark.parametrize("phase", PHASES)
def test_rows_are_those_that_the_rule_names(phase: str, stands: bool) -> None:
    round = RoundFactory(**{phase: True})
    application = ApplicationFactory(round=round, delegates=["Ibu Sri"], handed_in=stands)
    until = needed_until(application, has_place=True)
    for days in (-60, 0, 60):
        before = timezone.now() + timedelta(days=days)
        rows = forgetting.of_nothing_that_stands(before)
        assert rows.exists() == (until is not None and until < before)
    forgetting.of_nothing_that_stands(timezone.now() + timedelta(days=60)).delete()
    assert Application.objects.filter(pk=application.pk).exists()
    assert Delegate.objects.exists() == (until is None)


def test_who_has_a_place_is_not_forgotten_and_who_has_none_is() -> None:
    now = timezone.now()
    given = {"stands": True, "closes_at": now, "answers_until": now + timedelta(days=9)}
    assert forgetting.needed_until(state="published", has_place=True, **given) is None
    late = forgetting.needed_until(state="published", **given)
    assert late == given["answers_until"]
    assert forgetting.needed_until(state="matched", **given) is None
