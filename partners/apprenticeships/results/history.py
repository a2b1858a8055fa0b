"""The words of histories for the results of a round, and for appeals against them."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from partners.apprenticeships.results import running
from partners.apprenticeships.results.services import appeals, matching, publishing, taking_in

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
    appeals.RAISED: (_("Appeal against a result"), _("Appealed against its result")),
    appeals.WITHDRAWN: (_("Withdraw an appeal"), _("Withdrew its appeal against its result")),
    appeals.UPHELD: (_("Uphold an appeal"), _("Upheld the appeal against a result")),
    appeals.DISMISSED: (_("Dismiss an appeal"), _("Dismissed the appeal against a result")),
}
