"""The words of a cooperative's history for its placements."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from partners.apprenticeships.placements.services import (
    assessments,
    certificates,
    confirming,
    logbook,
    messages,
    objections,
    opening,
    placements,
    plans,
)

# What the log calls it: its name in lists of actions, and the sentence about one.
WORDS: dict[str, tuple[Promise, Promise]] = {
    opening.OPENED: (_("Open a placement"), _("Opened a placement")),
    opening.CALLED_OFF: (_("Call a placement off"), _("Called a placement off")),
    confirming.ASKED: (_("Ask for a confirmation"), _("Asked the host to confirm a batch")),
    confirming.CONFIRMED: (_("Confirm a batch"), _("Confirmed that a batch takes place")),
    placements.PREPARED: (_("Confirm papers"), _("Confirmed papers before an apprenticeship")),
    placements.ATTENDED: (_("Take attendance"), _("Took attendance of an apprenticeship")),
    placements.STATED: (_("State an outcome"), _("Stated how an apprenticeship ended")),
    placements.AGREED: (_("Agree to an outcome"), _("Agreed to the outcome of an apprenticeship")),
    placements.DISAGREED: (
        _("Disagree with an outcome"),
        _("Disagreed with the outcome of an apprenticeship"),
    ),
    messages.SENT: (_("Write to all placed"), _("Wrote to all who are placed in a batch")),
    objections.RAISED: (_("Object to a placement"), _("The host objected to a placement")),
    objections.ANSWERED: (_("Answer an objection"), _("Answered the objection to a placement")),
    objections.WITHDRAWN: (
        _("Withdraw an objection"),
        _("The host withdrew its objection to a placement"),
    ),
    objections.DISMISSED: (
        _("Dismiss an objection"),
        _("Dismissed the objection to a placement: it stands"),
    ),
    objections.UPHELD: (_("Uphold an objection"), _("Upheld the objection to a placement")),
    objections.LAPSED: (_("Objection lapses"), _("The objection to a placement lapsed")),
    logbook.WRITTEN: (_("Write in a logbook"), _("Wrote in the logbook of an apprenticeship")),
    logbook.CORRECTED: (_("Correct a logbook"), _("Corrected an entry of a logbook")),
    assessments.ASSESSED: (_("Assess oneself"), _("Said what the cooperative can do")),
    assessments.SHOWN: (_("Show a self-assessment"), _("Showed its self-assessment to the host")),
    assessments.HIDDEN: (_("Hide a self-assessment"), _("Hid its self-assessment from the host")),
    plans.STEP_KEPT: (_("Write a step"), _("Wrote a step of the plan at home")),
    plans.STEP_REMOVED: (_("Take a step out"), _("Took a step out of the plan at home")),
    plans.HANDED_IN: (_("Hand a plan in"), _("Handed in the plan at home")),
    plans.CONFIRMED: (_("Confirm a plan"), _("Confirmed the plan at home")),
    plans.SENT_BACK: (_("Send a plan back"), _("Sent back the plan at home")),
    plans.STEP_DONE: (_("Note a step as done"), _("Noted a step of the plan at home as done")),
    plans.PUBLISHED: (_("Publish a result"), _("Published what came of an apprenticeship")),
    certificates.ISSUED: (_("Issue a certificate"), _("Issued a certificate")),
    certificates.WITHDRAWN: (_("Withdraw a certificate"), _("Withdrew a certificate")),
    certificates.REPLACED: (_("Replace a certificate"), _("Replaced a certificate")),
    certificates.ERASED: (_("Erase names"), _("Turned names on a certificate into initials")),
    plans.TAKEN_OFF: (_("Take a result off"), _("Took off the site what came of it")),
}
