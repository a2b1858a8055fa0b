"""What the portal does with personal data: what an account needs, and what is asked for.

Only what somebody may refuse and keep the account is asked as consent. A change of what a text
means gets a new `version` and says what `changed`: everybody is asked anew at the next visit, and
what they said before holds until they answer.
"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Text = str | Promise
REMINDERS = "reminders"

NECESSARY = (
    _("Your name and what you sign in with: to let you in, and nobody else in your name."),
    _("For which organisations you act and what you did for them: they answer for it."),
    _("Where you signed in, and who looked at or changed your data: to protect the account."),
    _("Letters about decisions about you and about the safety of your account: always sent."),
)


@dataclass(frozen=True, slots=True)
class Terms:
    """One purpose that a person agrees to or not. `version` is a month, and `stops` says what ends
    with the consent. `changed`: since the version before, "" for the first.
    """

    purpose: str
    version: str
    title: Text
    asks: Text
    stops: Text
    changed: Text = ""


TERMS: dict[str, Terms] = {
    REMINDERS: Terms(
        REMINDERS,
        "2026-11",
        _("Reminders and news by e-mail"),
        _("You may write to me by e-mail about what waits for me and what is new."),
        _(
            "Without it we send no reminders and no news, from the same moment; what waits for "
            "you still stands in your workspace. You can change this at any time."
        ),
    )
}
