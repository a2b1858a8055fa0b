"""The words of an organisation's history for claims; whose claim it was stands in the claim."""

from dataclasses import replace

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.models.audit_log import BaseLogEntry, LogEntryQuerySet

from home.desk.conflict import Event, event_of
from home.masking import name_of

CLAIMED = "membership.claimed"
ADDED_TO = "membership.claim_added_to"
WITHDRAWN = "membership.claim_withdrawn"
MORE_NEEDED = "membership.claim_more_needed"
GRANTED = "membership.claim_granted"
REFUSED = "membership.claim_refused"
EXPIRED = "membership.claim_expired"
ESCALATED = "membership.claim_escalated"
CHECKED = "membership.claim_checked"
TAKEN_BACK = "membership.claim_taken_back"
PROPOSED = "membership.proposed"

WORDS: dict[str, tuple[Promise, Promise]] = {
    CLAIMED: (_("Claim"), _("Somebody claimed to represent it")),
    ADDED_TO: (_("Add to a claim"), _("The claimant added to the claim")),
    WITHDRAWN: (_("Withdraw a claim"), _("The claimant withdrew the claim")),
    MORE_NEEDED: (_("Ask for more"), _("Asked the claimant for more")),
    GRANTED: (_("Grant a claim"), _("Granted a claim")),
    REFUSED: (_("Refuse a claim"), _("Refused a claim")),
    EXPIRED: (_("Let a claim expire"), _("A claim expired without an answer")),
    ESCALATED: (_("Ask others about a claim"), _("Nobody answered: others may decide the claim")),
    CHECKED: (_("Check a grant"), _("Looked at what a business assistant granted")),
    TAKEN_BACK: (_("Take a grant back"), _("Took back what a business assistant granted")),
    PROPOSED: (_("Propose an organisation"), _("Made from a proposal")),
}


def events_in(log: LogEntryQuerySet) -> list[Event]:
    """The oldest first; who did it by name, never by an address."""
    entries = log.select_related("user").order_by("pk")
    return [replace(event_of(entry), person=_who(entry)) for entry in entries]


def _who(entry: BaseLogEntry) -> str:
    return name_of(entry.user) if entry.user is not None else ""
