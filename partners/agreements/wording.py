"""Sentences about an agreement, in the reader's language, shared by page, feed and export."""

from collections.abc import Iterable, Mapping
from datetime import date

from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from partners.agreements.labels import LIGHT
from partners.agreements.models import Agreement, Party
from partners.agreements.rules import progress

# The order in which commitments are counted for a reader.
LIGHTS = (
    progress.Light.DONE,
    progress.Light.UNDERWAY,
    progress.Light.PLANNED,
    progress.Light.LATE,
    progress.Light.BLOCKED,
    progress.Light.DROPPED,
)


def partner_names(parties: Iterable[Party]) -> str:
    """The other side, or everybody where no side is ours."""
    parties = list(parties)
    others = [party for party in parties if not party.is_ours] or parties
    return ", ".join(party.organisation.short_name for party in others)


def countries_of(parties: Iterable[Party]) -> str:
    names = (party.organisation.country_name for party in parties if not party.is_ours)
    return ", ".join(dict.fromkeys(names))


def signatories(parties: Iterable[Party]) -> str:
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


def renewal_words(agreement: Agreement) -> str:
    months = agreement.renewal_months or 0
    return ngettext(
        "It renews itself for %(count)d month, unless notice is given.",
        "It renews itself for %(count)d months, unless notice is given.",
        months,
    ) % {"count": months}


def span_words(day: date, on: date) -> str:
    """ "in 3 months", "today", "12 days ago"."""
    far = progress.distance(day, on)
    if far.count == 0:
        return _("today")
    if far.is_past and far.unit == "day":
        text = ngettext("%(count)d day ago", "%(count)d days ago", far.count)
    elif far.is_past:
        text = ngettext("%(count)d month ago", "%(count)d months ago", far.count)
    elif far.unit == "day":
        text = ngettext("in %(count)d day", "in %(count)d days", far.count)
    else:
        text = ngettext("in %(count)d month", "in %(count)d months", far.count)
    return text % {"count": far.count}


def counts_words(lights: Mapping[str, int]) -> str:
    """ "2 done · 1 under way · 1 late"; nothing without commitments."""
    return " · ".join(
        _("%(count)d %(state)s") % {"count": lights[light], "state": LIGHT[light]}
        for light in LIGHTS
        if lights.get(light)
    )


def end_words(agreement: Agreement, on: date) -> str:
    """The end, or what is known of it; nothing for an agreement that has not begun."""
    end = agreement.current_end(on)
    if end:
        return date_format(end)
    return capfirst(_("no end recorded")) if agreement.signed_on else ""
