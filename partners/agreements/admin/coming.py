"""What the register adds to the calendar: ends, last days for notice, promises that fall due."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from home.access import Actor
from home.planning.ahead import MOST, Coming
from partners.agreements import attention, permissions
from partners.agreements.models import Agreement, Commitment
from partners.agreements.models.querysets import DATED, ROLLS_ON
from partners.agreements.rules import lifecycle


def ends(actor: Actor, first: date, last: date) -> Iterable[Coming]:
    """Of agreements that nothing renews by itself."""
    if not permissions.user_is_staff(actor):
        return
    days = (last - first).days
    for one in Agreement.objects.kept().ending_within(days, first)[:MOST]:
        if one.ends_on:
            yield Coming(one.ends_on, _("ends"), str(one), _desk(one), one.get_kind_display())


def notices(actor: Actor, first: date, last: date) -> Iterable[Coming]:
    """The last days to give notice; not where it was given."""
    if not permissions.user_is_staff(actor):
        return
    ending = Q(ends_on__gte=first) | ROLLS_ON
    known = Q(notice_days__gt=0) | Q(notice_months__gt=0)
    rows = Agreement.objects.kept().filter(
        ending, known, state__in=DATED, notice_given_on=None, closes_on=None
    )
    found = []
    for one in rows:
        day = lifecycle.next_notice_deadline(one.facts(), first)
        if day and day <= last:
            found.append(Coming(day, _("last day for notice"), str(one), _desk(one)))
    yield from found[:MOST]


def promises(actor: Actor, first: date, last: date) -> Iterable[Coming]:
    if not permissions.user_is_staff(actor):
        return
    rows = attention.of_living(Commitment.objects.open(), None).filter(due_on__range=(first, last))
    for one in rows.select_related("agreement").order_by("due_on", "pk")[:MOST]:
        url = reverse("agreements_admin:commitment", args=[one.pk])
        if one.due_on:
            yield Coming(one.due_on, _("falls due"), str(one), url, str(one.agreement))


def _desk(agreement: Agreement) -> str:
    return reverse("agreements_admin:manage", args=[agreement.pk])


SOURCES = (ends, notices, promises)
