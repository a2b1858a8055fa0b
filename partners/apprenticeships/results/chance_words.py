"""How a chance and what would raise it are said: in words, never as a number."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from home.ui.states import Look, declare
from partners.apprenticeships.results.chances import Amount, Chance
from partners.matching.advice import Advice, Kind
from partners.matching.chances import Band

BANDS = declare(
    {
        Band.GOOD: Look("success", "check", _("good")),
        Band.UNCERTAIN: Look("attention", "wait", _("uncertain")),
        Band.LOW: Look("danger", "warning", _("low")),
    }
)
MEANING: dict[Band, Promise] = {
    Band.GOOD: _("If applications closed now, this list would very likely lead to a place."),
    Band.UNCERTAIN: _("If applications closed now, this list might lead to a place, or might not."),
    Band.LOW: _("If applications closed now, this list would probably not lead to a place."),
}
NOTHING_OPEN = _("No batch of your list takes your cooperative as you have described it.")
NO_LIST = _("There is nothing on your list yet.")


AMOUNTS: dict[Amount, str | Promise] = {
    Amount.UNTOLD: "",
    Amount.FEW: _("Few applications are in so far."),
    Amount.SOME: _("Some applications are in so far, fewer than there are seats."),
    Amount.MANY: _("Many applications are in already, as many as there are seats or more."),
}


def usual(chance: Chance) -> str:
    """What others do; empty where it is not told."""
    if chance.usual is None or chance.usual[1] < 1:
        return ""
    least, most = chance.usual
    if least == most:
        said = ngettext(
            "Most cooperatives name %(most)s batch so far.",
            "Most cooperatives name %(most)s batches so far.",
            most,
        )
    else:
        said = gettext("Most cooperatives name %(least)s to %(most)s batches so far.")
    return said % {"least": least, "most": most}


@dataclass(frozen=True, slots=True)
class Tip:
    """A kind of further choice, and the band that the list would have with it."""

    text: str
    band: Band

    @property
    def word(self) -> str | Promise:
        return BANDS[self.band]


def meaning(advice: Advice, *, is_empty: bool) -> str | Promise:
    """What the band says of the list."""
    if is_empty:
        return NO_LIST
    return MEANING[advice.band] if advice.listed else NOTHING_OPEN


def tips(advice: Advice) -> Iterator[Tip]:
    """The kinds that would help most, first."""
    for help in advice.helps:
        yield Tip(_tip(help.kind, help.count), help.band)


def _tip(kind: Kind, count: int) -> str:
    match kind:
        case Kind.NEAR:
            said = ngettext(
                "One more choice in your province: %(count)s batch there is open to you.",
                "One more choice in your province: %(count)s batches there are open to you.",
                count,
            )
        case Kind.ON_ISLAND:
            said = ngettext(
                "One more choice in another province of your island: %(count)s batch is open to "
                "you.",
                "One more choice in another province of your island: %(count)s batches are open "
                "to you.",
                count,
            )
        case Kind.AWAY:
            said = ngettext(
                "One more choice on another island: %(count)s batch is open to you.",
                "One more choice on another island: %(count)s batches are open to you.",
                count,
            )
        case Kind.ONLINE:
            said = ngettext(
                "One more choice that is held online: %(count)s batch is open to you.",
                "One more choice that is held online: %(count)s batches are open to you.",
                count,
            )
        case Kind.IF_ONLINE:
            said = ngettext(
                "Taking part online as well would open %(count)s more batch to you.",
                "Taking part online as well would open %(count)s more batches to you.",
                count,
            )
        case Kind.IF_FURTHER:
            said = ngettext(
                "Travelling further would open %(count)s more batch to you.",
                "Travelling further would open %(count)s more batches to you.",
                count,
            )
    return said % {"count": count}
