"""What the desk says about each step before one takes it."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from partners.agreements.lifecycle import Verb

HINT: dict[Verb, Promise] = {
    Verb.NEGOTIATE: _("Both sides have begun to talk about a text."),
    Verb.PREPARE: _("The text is agreed and waits for its signatures."),
    Verb.SIGN: _("It was signed: give the day, the term, and the signed text."),
    Verb.ENTER_INTO_FORCE: _("What the text was waiting for has happened, such as ratification."),
    Verb.EXTEND: _("The same agreement runs longer, by an exchange of letters or an addendum."),
    Verb.GIVE_NOTICE: _("One side does not want another term: it ends with the present one."),
    Verb.SUSPEND: _("It rests for a while; commitments wait."),
    Verb.RESUME: _("It goes on after a suspension."),
    Verb.RENEW: _("A new agreement takes its place."),
    Verb.TERMINATE: _("It is over, before its end or before it was signed."),
    Verb.CORRECT: _("The register has a wrong date. Say why it was wrong."),
}
