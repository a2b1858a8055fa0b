"""The words of an organisation's history for its places."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from partners.apprenticeships.results.rules import Verb

# What the log calls it: its name in lists of actions, and the sentence about one.
WORDS: dict[Verb, tuple[Promise, Promise]] = {
    Verb.ACCEPT: (_("Accept a place"), _("Accepted its place in a batch")),
    Verb.ACCEPT_CONDITIONALLY: (
        _("Accept a place for now"),
        _("Accepted its place in a batch, and waits for a better one"),
    ),
    Verb.DECLINE: (_("Decline a place"), _("Declined what the round gave")),
    Verb.GIVE_BACK: (_("Give a place back"), _("Gave back the place that it had accepted")),
    Verb.TAKE_BACK: (_("Take a decline back"), _("Took back that it had declined")),
    Verb.BIND: (_("Place becomes final"), _("Its place became final: nothing better is open")),
    Verb.EXPIRE: (_("Place lapses"), _("Lost its place: there was no answer in time")),
    Verb.PROMOTE: (_("Place from the waiting list"), _("Was given a seat that fell free")),
    Verb.CALL_OFF: (_("Batch called off"), _("Lost its place: the batch was called off")),
    Verb.RELEASE: (_("Call one place off"), _("Lost its place: the host's objection was upheld")),
    Verb.END: (_("Waiting ends"), _("Waits no more: no seat can fall free")),
}


def action(verb: Verb) -> str:
    return f"results.{verb.value}"
