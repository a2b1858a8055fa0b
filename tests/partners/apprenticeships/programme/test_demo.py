"""Figures of the demo are there as soon as it is seeded, and do not keep its hosts from going."""

import pytest

from home.services.progress import silent
from partners.apprenticeships.programme import demo
from partners.apprenticeships.programme.models import HostFigures, RoundFigures
from tests.factories.organisations import CooperativeFactory
from tests.factories.rounds import RoundFactory

pytestmark = pytest.mark.django_db


def test_published_rounds_are_counted_when_the_demo_is_loaded() -> None:
    RoundFactory(published=True, is_demo=True)
    demo.load(silent)
    assert RoundFigures.objects.count() == 1


def test_figures_of_hosts_of_the_demo_go_with_it_and_no_others() -> None:
    facts = {"offers": 1, "seats": 9, "settled": 7}
    kept, _gone = (
        HostFigures.objects.create(host=CooperativeFactory(is_demo=is_demo), **facts)
        for is_demo in (False, True)
    )
    demo.unload()
    assert HostFigures.objects.get() == kept
