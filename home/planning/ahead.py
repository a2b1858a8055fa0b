"""The calendar: what lies ahead, day by day. Rooms add theirs from their `wagtail_hooks.py`:

    ahead.register(ends_of_agreements)

where `ends_of_agreements(actor, first, last)` gives what falls on these days and this person may
know of; and a feed of theirs that everybody may read: `ahead.offer(words, "agreements:calendar")`.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.timezone import localtime, make_aware
from django.utils.translation import gettext as _
from wagtail.models import Revision

from home import work
from home.access import Actor
from home.calendars import subscription
from home.models import DatedFact
from home.planning import subjects
from home.planning.models import Bundle, ReviewDay
from home.planning.services.bundles import user_can_bundle

Text = str | Promise
MOST = 200  # of each source and month


@dataclass(frozen=True, slots=True)
class Coming:
    """One thing on a day. `what` is its kind of happening, in words."""

    day: date
    what: Text
    title: str
    url: str = ""
    note: str = ""


Source = Callable[[Actor, date, date], Iterable[Coming]]
_sources: list[Source] = []
_feeds: dict[str, Text] = {}


def register(source: Source) -> None:
    if source not in _sources:
        _sources.append(source)


def offer(words: Text, url_name: str) -> None:
    """A feed (iCalendar) to subscribe to."""
    _feeds[url_name] = words


def feeds() -> list[dict[str, Text]]:
    """The address for the calendar program, and what one follows there."""
    return [{"url": subscription(reverse(name)), "words": words} for name, words in _feeds.items()]


def coming(actor: Actor, first: date, last: date) -> list[Coming]:
    """All of it, by day."""
    found = [one for source in _sources for one in source(actor, first, last)]
    return sorted(found, key=lambda one: (one.day, str(one.what), one.title))


def weeks_of(found: Iterable[Coming]) -> list[tuple[date, list[Coming]]]:
    """By the Monday on which each week begins."""
    weeks: dict[date, list[Coming]] = {}
    for one in found:
        weeks.setdefault(one.day - timedelta(one.day.weekday()), []).append(one)
    return sorted(weeks.items())


def moments(first: date, last: date) -> tuple[datetime, datetime]:
    """From the first minute of one day to the first after the other, by the reader's clock."""
    begin, end = datetime.combine(first, time.min), datetime.combine(last, time.min)
    return make_aware(begin), make_aware(end + timedelta(1))


def publications(actor: Actor, first: date, last: date) -> Iterable[Coming]:
    """Drafts that were approved for a later moment."""
    begin, end = moments(first, last)
    rows = Revision.objects.filter(approved_go_live_at__gte=begin, approved_go_live_at__lt=end)
    rows = rows.order_by("approved_go_live_at")
    found = list(rows.select_related("base_content_type").defer("content")[:MOST])
    for one, subject, url in _shown(
        actor, found, lambda row: (row.base_content_type, row.object_id)
    ):
        moment = localtime(one.approved_go_live_at)
        yield Coming(
            moment.date(), _("goes onto the site"), one.object_str, url, _at(moment, subject)
        )


def endings(actor: Actor, first: date, last: date) -> Iterable[Coming]:
    """What goes off the site by itself."""
    begin, end = moments(first, last)
    for model in work.registered_kinds():
        rows = model._default_manager.filter(live=True, expire_at__gte=begin, expire_at__lt=end)
        found = list(rows.order_by("expire_at")[:MOST])
        urls = subjects.addresses(actor.person, found)
        for one in found:
            if one in urls:
                moment = localtime(one.expire_at)
                note = _at(moment, one)
                yield Coming(moment.date(), _("goes off the site"), str(one), urls[one], note)


def reviews(actor: Actor, first: date, last: date) -> Iterable[Coming]:
    """Records that somebody looks at again."""
    rows = ReviewDay.objects.filter(check_by__range=(first, last)).order_by("check_by")
    yield from reviews_of(actor, rows)


def reviews_of(actor: Actor, rows: Any) -> Iterable[Coming]:
    found = list(rows.select_related("content_type")[:MOST])
    for one, subject, url in _shown(actor, found, lambda row: (row.content_type, row.object_id)):
        note = ", ".join(filter(None, [subjects.kind_of(subject), one.note]))
        yield Coming(one.check_by, _("check again"), subjects.title_of(subject), url, note)


def facts(actor: Actor, first: date, last: date) -> Iterable[Coming]:
    """Figures of the programme."""
    if not actor.has("home.change_datedfact"):
        return
    rows = DatedFact.objects.filter(review_date__range=(first, last)).order_by("review_date")
    found = list(rows[:MOST])
    urls = subjects.addresses(actor.person, found)
    for one in found:
        kind = str(DatedFact._meta.verbose_name)
        yield Coming(one.review_date, _("check again"), str(one), urls.get(one, ""), kind)


def bundles(actor: Actor, first: date, last: date) -> Iterable[Coming]:
    """Drafts that are released together."""
    if not user_can_bundle(actor):
        return
    begin, end = moments(first, last)
    rows = Bundle.objects.open().filter(release_at__gte=begin, release_at__lt=end)
    for one in rows.order_by("release_at")[:MOST]:
        moment = localtime(one.release_at)
        url = reverse("planning:bundle", args=[one.pk])
        yield Coming(moment.date(), _("is released together"), one.name, url, _hour(moment))


def _shown(
    actor: Actor, rows: list[Any], key: Callable[[Any], tuple[ContentType, Any]]
) -> Iterable[tuple[Any, Any, str]]:
    """Rows about records that are there and that this person edits; a query for each kind."""
    wanted = [_Named(*key(row)) for row in rows]
    found = subjects.subjects_of(wanted)  # type: ignore[arg-type]
    urls = subjects.addresses(actor.person, found.values())
    for row, named in zip(rows, wanted, strict=True):
        subject = found.get((named.content_type.pk, named.object_id))
        if subject is not None and subject in urls:
            yield row, subject, urls[subject]


class _Named:
    """A key to a record, as text or as a number."""

    def __init__(self, content_type: ContentType, object_id: Any) -> None:
        self.content_type, self.object_id = content_type, int(object_id)


def _hour(moment: datetime) -> str:
    return _("at %(hour)s") % {"hour": date_format(moment, "TIME_FORMAT")}


def _at(moment: datetime, subject: Any) -> str:
    return f"{subjects.kind_of(subject)}, {_hour(moment)}"


for source in (publications, endings, reviews, facts, bundles):
    register(source)
