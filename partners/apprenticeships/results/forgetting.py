"""Delegates of cooperatives that got no place are forgotten some time after the answers of their
round are over (`applications.forgetting.needed_until` says the rule).
"""

from datetime import datetime

from django.db.models import QuerySet

from partners.apprenticeships.applications.models import Delegate
from partners.apprenticeships.results.models.result import HOLDING
from partners.apprenticeships.rounds.models import Round


def of_no_place(before: datetime) -> QuerySet[Delegate]:
    """Of a published round whose answers ended, where the cooperative holds no place of it."""
    over = Round.objects.published().filter(answers_until__lt=before).order_by()
    rows = Delegate.objects.filter(application__round__in=over)
    holding = {
        "application__result__place__isnull": False,
        "application__result__answer__in": HOLDING,
    }
    return rows.exclude(application__standing=None).exclude(**holding)
