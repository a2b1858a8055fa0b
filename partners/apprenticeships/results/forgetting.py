"""Delegates and attachments of cooperatives that got no place are forgotten some time after the
answers of their round are over (`applications.forgetting.needed_until` says the rule).
"""

from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.utils.timezone import localdate

from partners.apprenticeships.applications.models import Attachment, Delegate
from partners.apprenticeships.results.models.result import HOLDING
from partners.apprenticeships.rounds.models import Round


def of_no_place(before: datetime) -> QuerySet[Delegate]:
    """Of a published round whose answers ended, where the cooperative holds no place of it."""
    return _without_place(Delegate.objects.all(), before)


def files_of_no_place(before: datetime) -> QuerySet[Attachment]:
    """As `of_no_place`."""
    return _without_place(Attachment.objects.all(), before)


def files_of_the_past(before: datetime) -> QuerySet[Attachment]:
    """Of who had a place, when the last day of its batch is over."""
    return Attachment.objects.filter(
        application__result__place__batch__ends_on__lt=localdate(before),
        application__result__answer__in=HOLDING,
    )


def _without_place(rows: Any, before: datetime) -> Any:
    over = Round.objects.published().filter(answers_until__lt=before).order_by()
    rows = rows.filter(application__round__in=over)
    holding = {
        "application__result__place__isnull": False,
        "application__result__answer__in": HOLDING,
    }
    return rows.exclude(application__standing=None).exclude(**holding)
