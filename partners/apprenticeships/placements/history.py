"""The words of a cooperative's history for its placements."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from partners.apprenticeships.placements.services import opening, placements

# What the log calls it: its name in lists of actions, and the sentence about one.
WORDS: dict[str, tuple[Promise, Promise]] = {
    opening.OPENED: (_("Open a placement"), _("Opened a placement")),
    opening.CALLED_OFF: (_("Call a placement off"), _("Called a placement off")),
    placements.PREPARED: (_("Confirm papers"), _("Confirmed papers before an apprenticeship")),
    placements.ATTENDED: (_("Take attendance"), _("Took attendance of an apprenticeship")),
    placements.STATED: (_("State an outcome"), _("Stated how an apprenticeship ended")),
    placements.AGREED: (_("Agree to an outcome"), _("Agreed to the outcome of an apprenticeship")),
    placements.DISAGREED: (
        _("Disagree with an outcome"),
        _("Disagreed with the outcome of an apprenticeship"),
    ),
}
