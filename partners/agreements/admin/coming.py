"""What the register adds to the calendar: ends, last days for notice, promises that fall due."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from home.access import Actor
from home.planning.ahead import MOST, Coming
from partners.agreements import attention, permissions
from partners.agreements.models import Agreement, Commitment
from partners.agreements.models.querysets import DATED, ROLLS_ON
from partners.agreements.rules.lifecycle import notice_deadline

LONGEST_NOTICE = timedelta(days=1_100)


def ends(actor: Actor, first: date, last: date) -> Iterable[Coming]:
    """Of agreements that nothing renews by itself."""
    if not permissions.user_is_staff(actor):
        return
    days = (last - first).days
    for one in Agreement.objects.kept().ending_within(days, first)[:MOST]:
        if one.ends_on:
            yield Coming(one.ends_on, _("ends"), str(one), _desk(one), one.get_kind_display())


def notices(actor: Actor, first: date, last: date) -> Iterable[Coming]:
    """The last day to give notice of the term that runs then; not where it was given."""
    if not permissions.user_is_staff(actor):
        return
    ending = Q(ends_on__range=(first, last + LONGEST_NOTICE)) | ROLLS_ON
    rows = Agreement.objects.kept().filter(
        ending, state__in=DATED, notice_days__gt=0, notice_given_on=None
    )
    found = []
    for one in rows:
        day = notice_deadline(one.facts(), first + timedelta(one.notice_days))
        if day and first <= day <= last:
            found.append(Coming(day, _("last day for notice"), str(one), _desk(one)))
    yield from found[:MOST]


def promises(actor: Actor, first: date, last: date) -> Iterable[Coming]:
    if not permissions.user_is_staff(actor):
        return
    rows = attention.of_living(Commitment.objects.open()).filter(due_on__range=(first, last))
    for one in rows.select_related("agreement").order_by("due_on", "pk")[:MOST]:
        url = reverse("agreements_admin:commitment", args=[one.pk])
        if one.due_on:
            yield Coming(one.due_on, _("falls due"), str(one), url, str(one.agreement))


def _desk(agreement: Agreement) -> str:
    return reverse("agreements_admin:manage", args=[agreement.pk])


SOURCES = (ends, notices, promises)
