"""The words of a cooperative's history for its applications. Names of people stay out of it."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

BEGUN, WRITTEN = "applications.begun", "applications.written"
LISTED, NAMED = "applications.listed", "applications.named"
SUBMITTED, WITHDRAWN = "applications.submitted", "applications.withdrawn"
ATTACHED, DETACHED = "applications.attached", "applications.detached"
READ = "applications.attachment_read"
TAKEN_BACK, LOOKED = "applications.taken_back", "applications.looked"

# What the log calls it: its name in lists of actions, and the sentence about one.
WORDS: dict[str, tuple[Promise, Promise]] = {
    BEGUN: (_("Begin an application"), _("Began an application for an apprenticeship")),
    WRITTEN: (_("Write an application"), _("Wrote what the application asks for")),
    LISTED: (_("Change the list"), _("Changed the list of wanted batches")),
    NAMED: (_("Name delegates"), _("Named whom the cooperative would send")),
    ATTACHED: (_("Add an attachment"), _("Added a file to the application")),
    DETACHED: (_("Take an attachment off"), _("Took a file off the application")),
    SUBMITTED: (_("Hand an application in"), _("Handed in the application")),
    WITHDRAWN: (_("Withdraw an application"), _("Withdrew the application")),
    TAKEN_BACK: (
        _("Take back a handing-in"),
        _("Took back what was handed in; what stood before stands again"),
    ),
    READ: (_("Read an attachment"), _("Read a file that was enclosed with the application")),
    LOOKED: (_("Look at delegates"), _("Looked at whom the cooperative would send")),
}
