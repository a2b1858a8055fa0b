"""What is stored of people who act for organisations (home/privacy), and what hinders leaving."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Case, CharField, F, Value, When
from django.db.models.functions import Cast, Coalesce, Concat, Now
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from home.access import Actor
from home.desk.locking import locked_together
from home.privacy import leaving
from home.privacy.held import Erasure, Held, Merging, Points, addresses_of, hold, nobodys
from home.privacy.words import DEEDS, FROM_OTHERS, FROM_US, ORGANISATIONS, deed
from partners.membership.models import (
    Area,
    DoneInName,
    Invitation,
    Mandate,
    MandateOffer,
    MandateSheet,
    Membership,
    ProfileChange,
)
from partners.membership.permissions import acting_for
from partners.membership.services import lifetimes, mandates, memberships
from partners.organisations.models import Organisation

WHY = _("The history of an organisation says who acted for it at the time; the name goes.")
FORMER = Concat(Value("former-"), Cast("pk", CharField()), Value("@erased.invalid"))


def declare() -> None:
    hold(
        Held(
            Membership,
            "person",
            _("Memberships"),
            ORGANISATIONS,
            FROM_OTHERS,
            Erasure.KEEP,
            Merging.MOVE_UNLESS_THERE,
            WHY,
            shows=("organisation", "role", "began_at", "ended_at"),
            called_after=True,
        ),
        Held(
            Mandate,
            "assistant",
            _("Mandates given to you"),
            ORGANISATIONS,
            FROM_OTHERS,
            Erasure.KEEP,
            Merging.MOVE_UNLESS_THERE,
            WHY,
            shows=("cooperative", "state", "begins_on", "ends_on"),
            called_after=True,
        ),
        Held(
            Area,
            "person",
            _("Regions that you look after"),
            ORGANISATIONS,
            FROM_OTHERS,
            Erasure.KEEP,
            Merging.MOVE_UNLESS_THERE,
            WHY,
            shows=("region", "office", "begins_on", "ends_on"),
            called_after=True,
        ),
        Held(
            Invitation,
            "address",
            _("Invitations to your address"),
            ORGANISATIONS,
            FROM_OTHERS,
            Erasure.EMPTY,
            Merging.LEAVE,
            shows=("organisation", "role", "state", "invited_at"),
            secret=frozenset({"digest"}),
            blank={"address": FORMER, "name": "–"},
            points=Points.ADDRESS,
            called_after=True,
        ),
        Held(
            Invitation,
            "invited_by",
            _("Invitations that you sent"),
            ORGANISATIONS,
            FROM_US,
            Erasure.KEEP,
            Merging.MOVE,
            WHY,
            secret=frozenset({"digest", "address", "name"}),
        ),
        Held(
            Invitation,
            "ended_by",
            _("Invitations that you answered or withdrew"),
            DEEDS,
            FROM_US,
            Erasure.EMPTY,
            Merging.MOVE,
            secret=frozenset({"digest", "address", "name"}),
            # A sheet of paper named whoever took it.
            blank={"name": Case(When(means="paper", then=Value("–")), default=F("name"))},
        ),
        deed(Membership, "ended_by", _("Memberships that you ended")),
        deed(Mandate, "asked_by", _("Mandates that you asked for")),
        deed(Mandate, "given_by", _("Mandates that you gave")),
        deed(Mandate, "ended_by", _("Mandates that you ended")),
        Held(
            MandateOffer,
            "address",
            _("Mandates offered to your address"),
            ORGANISATIONS,
            FROM_OTHERS,
            Erasure.EMPTY,
            Merging.LEAVE,
            secret=frozenset({"digest"}),
            blank={"address": FORMER, "closed_at": Coalesce("closed_at", Now())},
            points=Points.ADDRESS,
        ),
        Held(
            MandateOffer,
            "made_by",
            _("Mandates that you offered"),
            ORGANISATIONS,
            FROM_US,
            Erasure.KEEP,
            Merging.MOVE,
            WHY,
            secret=frozenset({"digest", "address"}),
        ),
        deed(MandateSheet, "uploaded_by", _("Signed sheets that you added")),
        deed(MandateSheet, "checked_by", _("Signed sheets that you checked")),
        deed(DoneInName, "person", _("What you did in the name of organisations")),
        deed(DoneInName, "undone_by", _("What you undid in the name of organisations")),
        deed(ProfileChange, "by", _("Changes of a profile that you proposed")),
        deed(ProfileChange, "decided_by", _("Changes of profiles that you decided")),
        deed(Area, "given_by", _("Regions that you gave others to look after")),
    )
    nobodys("leads to records of organisations", (DoneInName, "object_id"))
    leaving.hinders(nobody_else_represents)
    leaving.warns(nobody_is_left)
    leaving.says_farewell(leave_everything)


def nobody_is_left(person: Any) -> Iterator[leaving.Hindrance]:
    """Organisations for which this person acts alone: somebody may be invited before."""
    live = Membership.objects.live()
    for membership in live.filter(person=person).select_related("organisation"):
        organisation = membership.organisation
        if not live.filter(organisation=organisation).exclude(person=person).exists():
            yield leaving.Hindrance(
                _(
                    "After this nobody acts for %(organisation)s here. You can invite somebody "
                    "before."
                )
                % {"organisation": organisation},
                reverse("membership:people", args=[organisation.slug]),
                gettext("Open its people"),
            )


def nobody_else_represents(person: Any) -> Iterator[leaving.Hindrance]:
    """Others are left without a representative: one of them becomes one first."""
    mine = Membership.objects.live().representatives().filter(person=person)
    for membership in mine.select_related("organisation"):
        organisation = membership.organisation
        others = Membership.objects.live().filter(organisation=organisation).exclude(person=person)
        theirs = lifetimes.representatives_of(organisation).exclude(person=person)
        if others.exists() and not theirs.exists():
            words = gettext(
                "Nobody else represents %(organisation)s. Hand over to another member first."
            )
            url = reverse("membership:organisation", args=[organisation.slug])
            yield leaving.Hindrance(words % {"organisation": organisation}, url, str(organisation))


def leave_everything(person: Any, by: Actor) -> None:
    """Memberships and mandates end, areas with this day. The organisations are locked first, as by
    whoever writes about their people, and the hindrance is asked again. Raises IsHindered.
    """
    live = Membership.objects.live().filter(person=person)
    given = Mandate.objects.open().filter(assistant=person)
    keys = {
        *live.values_list("organisation", flat=True),
        *given.values_list("cooperative", flat=True),
    }
    organisations = Organisation.objects.filter(pk__in=keys)
    locked_together(organisations)
    leaving.require_unhindered(nobody_else_represents, person)
    for membership in live.select_related("organisation", "person"):
        acting = acting_for(by, membership.organisation)
        lifetimes.end(membership, Membership.Ending.LEFT, by=acting)
        lifetimes.record(membership, memberships.LEFT, by=acting)
    for mandate in given.select_related("cooperative"):
        end = mandates.cancel if mandate.is_asked else mandates.end
        end(mandate, by=by)
    today = localdate()
    lasting = Area.objects.filter(person=person, begins_on__lte=today).exclude(ends_on__lt=today)
    lasting.update(ends_on=today)
    Invitation.objects.sent_by(person).end(Invitation.State.EXPIRED)
    to_them = Invitation.objects.filter(address__in=addresses_of(person))
    to_them.end(Invitation.State.EXPIRED)
