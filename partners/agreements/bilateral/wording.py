"""The words of a sheet, in the active language."""

from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from partners.agreements.bilateral.facts import Line, Sheet
from partners.agreements.labels import COMING
from partners.agreements.rules.progress import Light


def totals(sheet: Sheet) -> list[tuple[int, str]]:
    count = sheet.totals
    return [
        (len(sheet.lines) + sheet.more, _("Agreements")),
        (count[Light.DONE], _("Commitments done")),
        (count[Light.UNDERWAY], _("Under way")),
        (count[Light.PLANNED], _("Planned")),
        (count[Light.LATE], _("Late")),
        (count[Light.BLOCKED], _("Blocked")),
    ]


def facts(line: Line) -> list[str]:
    """Term, what comes next, and when it was last checked."""
    ahead, checked = line.next, line.agreement.checked_on
    found = [
        capfirst(line.term),
        ahead and f"{capfirst(str(COMING[ahead.what]))}: {date_format(ahead.day)}",
        checked and _("last checked %(date)s") % {"date": date_format(checked)},
    ]
    return [str(words) for words in found if words]


def sources(line: Line) -> list[tuple[str, str]]:
    """Words, and the address to which they lead, one after another."""
    found = [(_("Sources:"), "")]
    for place, source in enumerate(line.sources):
        dated = f" ({source.dated})" if source.dated else ""
        found += [("; " if place else " ", ""), (source.name, source.url), (dated, "")]
    return found


def more_promises(count: int) -> str:
    return ngettext(
        "And %(count)d more commitment on its page.",
        "And %(count)d more commitments on its page.",
        count,
    ) % {"count": count}


def more_agreements(count: int) -> str:
    return ngettext(
        "And %(count)d more agreement in the register.",
        "And %(count)d more agreements in the register.",
        count,
    ) % {"count": count}
