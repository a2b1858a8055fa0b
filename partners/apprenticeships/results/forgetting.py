"""Delegates and attachments of cooperatives that got no place are forgotten some time after the
answers of their round are over (`applications.forgetting.needed_until` says the rule).
"""

from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.timezone import localdate

from partners.apprenticeships.applications.models import Attachment, Delegate
from partners.apprenticeships.results.models import Appeal
from partners.apprenticeships.results.models.result import HOLDING
from partners.apprenticeships.rounds.models import Round


def of_no_place(before: datetime) -> QuerySet[Delegate]:
    """Of a published round whose answers ended, where the cooperative holds no place of it."""
    return _without_place(Delegate.objects.all(), before)


def files_of_no_place(before: datetime) -> QuerySet[Attachment]:
    """As `of_no_place`; kept while an appeal waits, which may be decided by them."""
    return _nothing_waits(_without_place(Attachment.objects.all(), before))


def files_of_the_past(before: datetime) -> QuerySet[Attachment]:
    """Of who had a place, when the last day of its batch is over and no appeal waits."""
    return _nothing_waits(
        Attachment.objects.filter(
            application__result__place__batch__ends_on__lt=localdate(before),
            application__result__answer__in=HOLDING,
        )
    )


def _nothing_waits(rows: QuerySet[Attachment]) -> QuerySet[Attachment]:
    waiting = Appeal.objects.open().filter(result__application=OuterRef("application"))
    return rows.exclude(Exists(waiting))


def _without_place(rows: Any, before: datetime) -> Any:
    over = Round.objects.published().filter(answers_until__lt=before).order_by()
    rows = rows.filter(application__round__in=over)
    holding = {
        "application__result__place__isnull": False,
        "application__result__answer__in": HOLDING,
    }
    return rows.exclude(application__standing=None).exclude(**holding)
