"""Why an act about people of an organisation is refused; each says how to go on."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from home.desk.refusals import Refusal


class LastRepresentative(Refusal):
    """An organisation with people is never without somebody who represents it."""

    about = ("role",)


class NobodyRepresentsIt(Refusal):
    """The first person of an organisation represents it."""

    about = ("role",)


class OrganisationIsArchived(Refusal):
    """Nobody joins what is archived."""


class AccountIsClosed(Refusal):
    """Of the person who should join, or take over."""

    about = ("to",)


class CannotBeMerged(Refusal):
    """Facts: why (sentences)."""


class PairIsSettled(Refusal):
    """Somebody decided about the two already, or one was taken off the register."""


class NotOneOfThem(Refusal):
    """The successor does not belong to the organisation (any more)."""

    about = ("to",)


class ReasonIsMissing(Refusal):
    about = ("reason",)


class TooManyInvitations(Refusal):
    """Facts: open, a_day (how many an organisation may have)."""


class AlreadyInvited(Refusal):
    about = ("address",)


class SentLately(Refusal):
    """A letter a day is enough."""


class InvitationIsOver(Refusal):
    """Answered, withdrawn, expired, or sent by somebody who may not invite any more."""


class NotForThisAccount(Refusal):
    """It went to an address that this account has not proven, or its code was not given."""


WORDS: dict[type[Refusal], Promise] = {
    LastRepresentative: _(
        "Nobody else represents this organisation. Hand over to another member first, or invite "
        "somebody; if nobody can take over, write to the ministry's staff."
    ),
    NobodyRepresentsIt: _("Nobody represents this organisation yet: the first one has to."),
    OrganisationIsArchived: _("This organisation is archived: nobody joins it any more."),
    AccountIsClosed: _("This person's account is closed. Choose somebody else."),
    CannotBeMerged: _("They cannot be merged like this. %(why)s"),
    PairIsSettled: _("This pair is settled already: look at it as it is now."),
    NotOneOfThem: _("This person does not belong to the organisation. Choose a member."),
    TooManyInvitations: _(
        "An organisation may have %(open)d open invitations, and send %(a_day)d a day. Withdraw "
        "those that nobody answers, or go on tomorrow."
    ),
    AlreadyInvited: _("This address has an open invitation already. You can send it again."),
    SentLately: _("This invitation was sent less than a day ago. Send it again tomorrow."),
    InvitationIsOver: _(
        "This invitation is over: it was answered or withdrawn, or its time has passed. Ask for a "
        "new one."
    ),
    NotForThisAccount: _(
        "This invitation went to another e-mail address. Sign in with the account of that "
        "address, or make it the address of this account and confirm it."
    ),
    ReasonIsMissing: _("Say why: the person reads it."),
}


def explained(refusal: Refusal) -> str:
    """In the active language. Raises KeyError for a refusal of another room."""
    return str(WORDS[type(refusal)]) % refusal.facts
