"""The words of the history for what hosts do."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from partners.apprenticeships.services import hosting, stances, submitting

# What the log calls it: its name in lists of actions, and the sentence about one.
WORDS: dict[str, tuple[Promise, Promise]] = {
    hosting.BEGAN: (_("Begin an offer"), _("Began this offer")),
    hosting.WRITTEN: (_("Write on an offer"), _("Wrote on the draft")),
    submitting.SUBMITTED: (_("Send an offer"), _("Sent the draft to the moderators")),
    submitting.TAKEN_BACK: (_("Take an offer back"), _("Took the draft back from the moderators")),
    stances.SAID: (_("Say how one stands to hosting"), _("Said how it stands to hosting")),
}
