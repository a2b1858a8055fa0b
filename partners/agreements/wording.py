"""Sentences about an agreement, in the reader's language, shared by page, feed and export."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING

from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, ngettext_lazy

from partners.agreements.labels import LIGHT, NOTICE_TO, STATUS
from partners.agreements.rules import coming, lifecycle, progress
from partners.agreements.rules.periods import NoticeTo, Period
from partners.agreements.rules.progress import CommitmentState, Lateness, Light

if TYPE_CHECKING:
    from partners.agreements.models import Agreement, Party

# The order in which commitments are counted for a reader.
LIGHTS = (
    Light.DONE,
    Light.UNDERWAY,
    Light.PLANNED,
    Light.LATE,
    Light.BLOCKED,
    Light.DROPPED,
)
# How far a day lies away, by the unit of `Lateness`.
LATE = {
    "day": ngettext_lazy("%(count)d day late", "%(count)d days late", "count"),
    "month": ngettext_lazy("%(count)d month late", "%(count)d months late", "count"),
}
DUE = {
    "day": ngettext_lazy("due in %(count)d day", "due in %(count)d days", "count"),
    "month": ngettext_lazy("due in %(count)d month", "due in %(count)d months", "count"),
}
ENDS = {
    "day": ngettext_lazy("ends in %(count)d day", "ends in %(count)d days", "count"),
    "month": ngettext_lazy("ends in %(count)d month", "ends in %(count)d months", "count"),
}
TERM_UNKNOWN = gettext_lazy("term not known")
NO_END, END_UNKNOWN = gettext_lazy("no end"), gettext_lazy("end not known")
DAYS = ngettext_lazy("%(count)d day", "%(count)d days", "count")
MONTHS = ngettext_lazy("%(count)d month", "%(count)d months", "count")
AGO = {
    "day": ngettext_lazy("%(count)d day ago", "%(count)d days ago", "count"),
    "month": ngettext_lazy("%(count)d month ago", "%(count)d months ago", "count"),
}
AHEAD = {
    "day": ngettext_lazy("in %(count)d day", "in %(count)d days", "count"),
    "month": ngettext_lazy("in %(count)d month", "in %(count)d months", "count"),
}


def partner_names(parties: Iterable["Party"]) -> str:
    """The other side, or everybody where no side is ours."""
    parties = list(parties)
    others = [party for party in parties if not party.is_ours] or parties
    return ", ".join(party.organisation.short_name for party in others)


def countries_of(parties: Iterable["Party"]) -> str:
    names = (party.organisation.country_name for party in parties if not party.is_ours)
    return ", ".join(dict.fromkeys(names))


def signatories(parties: Iterable["Party"]) -> str:
    """ "By A, Minister, and B, Secretary of State." where signatories are known."""
    people = [
        ", ".join(filter(None, [party.signatory, party.position]))
        for party in parties
        if party.signatory
    ]
    if not people:
        return ""
    *first, last = people
    names = _("%(first)s and %(last)s") % {"first": "; ".join(first), "last": last}
    return _("By %(names)s.") % {"names": names if first else last}


def renewal_words(agreement: "Agreement") -> str:
    months = agreement.renewal_months or 0
    return ngettext(
        "It renews itself for %(count)d month, unless notice is given.",
        "It renews itself for %(count)d months, unless notice is given.",
        months,
    ) % {"count": months}


def light_words(
    state: str, due_on: date | None, done_on: date | None, on: date, *, is_over: bool = False
) -> str:
    """What the traffic light says: "5 months late", "done on 3 May 2025", "due in 12 days"."""
    seen = progress.light(CommitmentState(state), due_on, on, is_over=is_over)
    if seen is Light.DONE and done_on:
        return _("done on %(date)s") % {"date": date_format(done_on)}
    words = str(LIGHT[seen])
    if due_on is None or seen in {Light.DONE, Light.DROPPED}:
        return words
    if due_on < on and is_over:
        return words
    due = due_words(progress.distance(due_on, on))
    return due if seen is Light.LATE else f"{words}, {due}"


def due_words(far: Lateness) -> str:
    """ "due in 12 days", "due today", "5 months late"."""
    if far.count == 0:
        return _("due today")
    return (LATE if far.is_past else DUE)[far.unit] % {"count": far.count}


def end_words(far: Lateness) -> str:
    """How soon an agreement ends."""
    return ENDS[far.unit] % {"count": far.count} if far.count else _("ends today")


def span_words(day: date, on: date) -> str:
    """ "in 3 months", "today", "12 days ago"."""
    far = progress.distance(day, on)
    if far.count == 0:
        return _("today")
    return (AGO if far.is_past else AHEAD)[far.unit] % {"count": far.count}


def counts_words(lights: Mapping[str, int]) -> str:
    """ "2 done · 1 under way · 1 late"; nothing without commitments."""
    return " · ".join(
        _("%(count)d %(state)s") % {"count": lights[light], "state": LIGHT[light]}
        for light in LIGHTS
        if lights.get(light)
    )


def known_end(agreement: "Agreement", on: date) -> str:
    """The end, or what is known of it; nothing for an agreement that has not begun."""
    return end_of_facts(agreement.facts(), on)


def end_of_facts(facts: lifecycle.Facts, on: date) -> str:
    end = lifecycle.current_end(facts, on)
    if end:
        return date_format(end)
    if not facts.signed_on:
        return ""
    return capfirst(str(NO_END if facts.has_no_end else END_UNKNOWN))


def counted(count: int, unsigned: int = 0) -> str:
    """So many agreements, and how many of them nobody has signed: "7 agreements, 1 of them not
    signed yet"; "1 agreement, not signed yet" where all are.
    """
    words = ngettext("%(count)s agreement", "%(count)s agreements", count) % {"count": count}
    if not unsigned:
        return words
    if unsigned == count:
        return _("%(agreements)s, not signed yet") % {"agreements": words}
    told = ngettext(
        "%(agreements)s, %(count)s of them not signed yet",
        "%(agreements)s, %(count)s of them not signed yet",
        unsigned,
    )
    return told % {"agreements": words, "count": unsigned}


def standing_words(facts: lifecycle.Facts, on: date) -> str:
    """How it stands, and no more than is known: "signed; term not known"."""
    words = str(STATUS[lifecycle.effective_status(facts, on)])
    return f"{words}; {TERM_UNKNOWN}" if coming.is_term_unknown(facts, on) else words


def term_words(facts: lifecycle.Facts, on: date) -> str:
    """ "20 February 2024 to 1 May 2030", "signed on 23 December 2025; term not known"."""
    begin = facts.in_force_on or facts.signed_on
    if begin is None:
        return _("not signed yet")
    if coming.is_term_unknown(facts, on):
        signed = _("signed on %(date)s") % {"date": date_format(begin)}
        return f"{signed}; {TERM_UNKNOWN}"
    end = lifecycle.current_end(facts, on)
    unknown = NO_END if facts.has_no_end else END_UNKNOWN
    words = {"begin": date_format(begin), "end": date_format(end) if end else unknown}
    return _("%(begin)s to %(end)s") % words if end else f"{words['begin']}; {unknown}"


def review_words(facts: lifecycle.Facts, on: date) -> str:
    """Without a last day: when somebody looks again, or should have."""
    if facts.review_on is None or lifecycle.current_end(facts, on):
        return ""
    day = date_format(facts.review_on)
    if coming.is_review_overdue(facts, on):
        return _("was to be looked at again by %(date)s: ask before you rely on it") % {"date": day}
    return _("to be looked at again on %(date)s") % {"date": day}


def begin_words(facts: lifecycle.Facts) -> str:
    """That it counts from before its signature."""
    return _("from before its signature") if coming.is_retroactive(facts) else ""


def period_words(notice: Period) -> str:
    """ "3 months, to the end of a quarter"; nothing where it is not known."""
    if not notice:
        return ""
    unit = MONTHS if notice.months else DAYS
    words = unit % {"count": notice.months or notice.days}
    return words if notice.to is NoticeTo.TERM else f"{words}, {NOTICE_TO[notice.to]}"


def missed_words(facts: lifecycle.Facts, on: date) -> str:
    """That notice for this term comes too late now, and for which term it would be in time."""
    missed, effect = lifecycle.missed_notice(facts, on), lifecycle.notice_effect(facts, on)
    if missed is None or effect is None:
        return ""
    return _("%(date)s. Notice given now ends it on %(end)s.") % {
        "date": date_format(missed),
        "end": date_format(effect),
    }
