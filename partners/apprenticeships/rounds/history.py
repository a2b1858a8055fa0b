"""The words of a round's history."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from partners.apprenticeships.rounds.services import rounds, weighing

# What the log calls it: its name in lists of actions, and the sentence about one.
WORDS: dict[str, tuple[Promise, Promise]] = {
    rounds.CREATED: (_("Make a round"), _("Made the round")),
    rounds.CHANGED: (_("Change a round"), _("Changed the round")),
    weighing.WEIGHED: (_("Choose points"), _("Chose the points of the round")),
    rounds.BATCHES: (_("Choose batches"), _("Chose the batches of the round")),
    rounds.ANNOUNCED: (_("Announce a round"), _("Announced the round")),
    rounds.CANCELLED: (_("Call a round off"), _("Called the round off")),
}
