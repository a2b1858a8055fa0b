"""Every rule has its words on both sides; what can be mended says how, what cannot says nothing."""

from datetime import date

import pytest
from django.utils import translation

from home.models import Stage
from partners.apprenticeships.applications.fit_values import ASKED, YOURS
from partners.apprenticeships.applications.fit_words import (
    FIXES,
    NEARNESS,
    TITLES,
    Fits,
    FitWriter,
)
from partners.apprenticeships.applications.models import Application
from partners.apprenticeships.labels import CostItem, Mode, Payer
from partners.apprenticeships.models import Batch, OfferCost
from partners.apprenticeships.rounds.languages import in_language
from partners.apprenticeships.rounds.sources.database import row_of_batch
from partners.matching.fit import Nearness, fits
from partners.matching.rows import ApplicationRow, Reach
from partners.matching.rules import RULES
from tests.factories.apprenticeships import BatchFactory
from tests.factories.home import CompetencyFactory, RegencyFactory, RegionFactory, StageFactory
from tests.factories.organisations import CooperativeFactory

CODES = [rule.code for rule in RULES]


def test_every_rule_has_a_title_and_both_values_and_those_one_can_change_a_fix() -> None:
    assert list(TITLES) == list(YOURS) == list(ASKED) == CODES
    assert list(FIXES) == [rule.code for rule in RULES if rule.can_change]
    assert list(NEARNESS) == sorted(Nearness, reverse=True)


def test_words_are_in_both_languages() -> None:
    for text in [*TITLES.values(), *FIXES.values(), *NEARNESS.values()]:
        assert in_language(text, "id") != in_language(text, "en")


class Unsaved(Application):
    """What is ticked, without a row of the database."""

    class Meta:
        proxy = True
        app_label = "applications"

    ticked: tuple = ()

    class _Ticked:
        def __init__(self, terms: tuple) -> None:
            self.all = lambda: terms

    @property
    def competencies(self) -> "_Ticked":  # type: ignore[override]
        return self._Ticked(self.ticked)
