"""The words of the history of mandates and areas; names of people stay out of it."""

from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.log_actions import LogActionRegistry, LogFormatter
from wagtail.models import BaseLogEntry

from partners.membership.models import Scope

ASKED, GIVEN = "membership.mandate_asked", "membership.mandate_given"
REFUSED, CANCELLED = "membership.mandate_refused", "membership.mandate_cancelled"
ENDED, EXPIRED = "membership.mandate_ended", "membership.mandate_expired"
AGREED = "membership.mandate_agreed"
OFFERED, WITHDRAWN = "membership.mandate_offered", "membership.mandate_offer_withdrawn"
SHEET_IN, SHEET_BACK = "membership.mandate_sheet", "membership.mandate_sheet_returned"
AREA_GIVEN, AREA_ENDED = "membership.area_given", "membership.area_ended"
UNDONE = "membership.undone"
WORDS = {
    ASKED: gettext_lazy("Asked for a mandate"),
    GIVEN: gettext_lazy("Gave a mandate to a business assistant"),
    REFUSED: gettext_lazy("Refused a mandate"),
    CANCELLED: gettext_lazy("Withdrew the request for a mandate"),
    ENDED: gettext_lazy("Ended a mandate"),
    EXPIRED: gettext_lazy("A mandate expired"),
    AGREED: gettext_lazy("Agreed to the new text of a mandate"),
    OFFERED: gettext_lazy("Offered a mandate"),
    WITHDRAWN: gettext_lazy("Withdrew an offered mandate"),
    SHEET_IN: gettext_lazy("Handed in the signed sheet of a mandate"),
    SHEET_BACK: gettext_lazy("Gave a signed sheet back"),
    AREA_GIVEN: gettext_lazy("Gave an area"),
    AREA_ENDED: gettext_lazy("Ended an area"),
    UNDONE: gettext_lazy("Undid what was done in the cooperative's name"),
}


def sentence(action: str, data: dict[str, Any]) -> str:
    """What was done, for what, until when."""
    scopes = ", ".join(str(Scope(one).label) for one in data.get("scopes", ()))
    until = data.get("until")
    day = _("until %(day)s") % {"day": date_format(date.fromisoformat(until))} if until else ""
    facts = "; ".join(filter(None, (scopes, day, data.get("reason", ""))))
    return f"{WORDS[action]}: {facts}" if facts else str(WORDS[action])


def register(actions: LogActionRegistry) -> None:
    """Tell Wagtail's log about these actions (hook `register_log_actions`)."""
    for name, words in WORDS.items():
        actions.register_action(name)(type("Formatter", (_Formatter,), {"label": words}))


class _Formatter(LogFormatter):  # type: ignore[misc]  # Wagtail is not typed
    def format_message(self, log_entry: BaseLogEntry) -> str:
        return sentence(log_entry.action, log_entry.data)
