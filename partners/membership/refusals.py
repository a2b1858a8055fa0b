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


class NotOneOfThem(Refusal):
    """The successor does not belong to the organisation (any more)."""

    about = ("to",)


class ReasonIsMissing(Refusal):
    about = ("reason",)


WORDS: dict[type[Refusal], Promise] = {
    LastRepresentative: _(
        "Nobody else represents this organisation. Hand over to another member first, or invite "
        "somebody; if nobody can take over, write to the ministry's staff."
    ),
    NobodyRepresentsIt: _("Nobody represents this organisation yet: the first one has to."),
    OrganisationIsArchived: _("This organisation is archived: nobody joins it any more."),
    AccountIsClosed: _("This person's account is closed. Choose somebody else."),
    NotOneOfThem: _("This person does not belong to the organisation. Choose a member."),
    ReasonIsMissing: _("Say why: the person reads it."),
}


def explained(refusal: Refusal) -> str:
    """In the active language. Raises KeyError for a refusal of another room."""
    return str(WORDS[type(refusal)]) % refusal.facts
