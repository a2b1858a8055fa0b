"""Figures of published rounds, without counting one."""

from datetime import date

import factory

from partners.apprenticeships.programme.models import RoundFigures
from partners.apprenticeships.programme.telling import MEASURES
from tests.factories.rounds import RoundFactory


class RoundFiguresFactory(factory.django.DjangoModelFactory):
    """Of a round whose answers are over: 40 applied, 30 have a place."""

    class Meta:
        model = RoundFigures

    round = factory.SubFactory(RoundFactory, ended=True)
    outcomes_until = date(2026, 10, 31)
    counted_for = "1"
    content = factory.LazyFunction(
        lambda: {
            "totals": {"applied": 40, "placed": 30, "accepted": 25, "completed": None},
            "seats": {"32": 35, "online": 5},
            "groups": {
                "province": {
                    "applied": {"32": 30, "33": 10, "34": 0},
                    "placed": {"32": 22, "33": 8, "34": 0},
                    "accepted": {"32": 17, "33": 8, "34": 0},
                    "completed": {"32": None, "33": None, "34": None},
                },
                "3t": {measure: {"3t": None, "elsewhere": None} for measure in MEASURES},
                "sector": {
                    "applied": {"": 40},
                    "placed": {"": 30},
                    "accepted": {"": 25},
                    "completed": {"": None},
                },
                "stage": {measure: {"": None} for measure in MEASURES},
            },
            "people": {"woman": 18, "man": 12, "": 9},
            "silence": {
                "answers": [None, 30],
                "hosts": [0, 0],
                "outcomes": [0, 0],
                "words": [0, 0],
            },
        }
    )
