"""The words of an organisation's history for its reports about tools."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from knowledge.adoption.services import adoptions

# What the log calls it: its name in lists of actions, and the sentence about one.
WORDS: dict[str, tuple[Promise, Promise]] = {
    adoptions.WRITTEN: (_("Write a report"), _("Wrote a report about a tool")),
    adoptions.SUBMITTED: (_("Send a report"), _("Sent a report about a tool to the moderators")),
    adoptions.TAKEN_BACK: (_("Take a report back"), _("Took back a report about a tool")),
    adoptions.WITHDRAWN: (_("Withdraw a report"), _("Withdrew a report about a tool")),
    adoptions.PUBLISHED: (_("Publish a report"), _("Published a report about a tool")),
    adoptions.SENT_BACK: (_("Send a report back"), _("Sent back a report about a tool")),
    adoptions.HIDDEN: (_("Hide a report"), _("Hid a report about a tool")),
}
