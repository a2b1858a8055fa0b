"""The words of a round's history for its results."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from partners.apprenticeships.results import running
from partners.apprenticeships.results.services import matching, publishing, taking_in

# What the log calls it: its name in lists of actions, and the sentence about one.
WORDS: dict[str, tuple[Promise, Promise]] = {
    matching.ASKED: (_("Have a round matched"), _("Asked for the round to be matched")),
    matching.COMPARED: (_("Compare what-ifs"), _("Asked what would be if")),
    taking_in.ASKED: (
        _("Ask to take a round in"),
        _("Asked for the round to be taken in from sheets"),
    ),
    running.TAKEN_IN: (
        _("Take a round in"),
        _("Took the round in from the sheets it was run from"),
    ),
    running.MATCHED: (_("Match a round"), _("Matched the round")),
    matching.UNDONE: (_("Undo a matching"), _("Undid the matching")),
    publishing.PUBLISHED: (_("Publish results"), _("Published the results")),
}
