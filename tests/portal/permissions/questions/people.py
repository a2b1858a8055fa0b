"""The people of an organisation, who is invited, and what is stored about a person."""

from typing import Any

from allauth.account.models import EmailAddress

from home.access import Actor
from home.privacy import services as privacy
from partners.membership.models import Membership, Role
from partners.membership.refusals import NotForThisAccount
from partners.membership.services import invitations, memberships
from partners.organisations.models import Organisation
from tests.factories.membership import InvitationFactory, MembershipFactory
from tests.portal.permissions.asking import (
    Fresh,
    Question,
    about,
    at,
    does,
    opens,
    otherwise,
    shows,
)
from tests.portal.permissions.world import INVITED, MEMBER, World


def call_it_after_the_member(world: World) -> None:
    Organisation.objects.filter(pk=world.shown.pk).update(name=MEMBER)


def change_role(world: Fresh, by: Actor) -> Any:
    return memberships.change_role(world.member, Role.REPRESENTATIVE, by=by)


def own(world: Fresh, by: Actor) -> Membership:
    """One's own membership, or that of somebody else for who has none."""
    mine = Membership.objects.live().of(by).filter(organisation=world.shown).first()
    return mine or world.member


def leave(world: Fresh, by: Actor) -> None:
    MembershipFactory(organisation=world.shown)
    memberships.leave(own(world, by), by=by)


def hand_over(world: Fresh, by: Actor) -> None:
    memberships.hand_over(own(world, by), to=world.member, leaves=True, by=by)


def end_by_staff(world: Fresh, by: Actor) -> None:
    memberships.end_by_staff(world.member, by=by, reason="Palsu")


def invite(world: Fresh, by: Actor) -> None:
    invitations.invite(
        world.shown, name="Budi", role=Role.CONTRIBUTOR, address="budi@contoh.example", by=by
    )


def invite_on_paper(world: Fresh, by: Actor) -> None:
    invitations.invite(world.shown, name="Budi", role=Role.CONTRIBUTOR, by=by)


def answer(world: Fresh, by: Actor) -> None:
    """An invitation to the address that the claimant has proven to have."""
    person = world.people["account"]
    EmailAddress.objects.filter(user=person).update(verified=True)
    to_them = InvitationFactory(organisation=world.shown, address=person.email)
    invitations.accept(to_them, by=by)


ADDRESS = "contributor@peran.example"


def call_it_after_the_address(world: World) -> None:
    shown = Organisation.objects.get(pk=world.shown.pk)
    shown.name = f"Kontribu {ADDRESS}"
    shown.save()


def correct(world: Fresh, by: Actor) -> None:
    person = world.people["contributor"]
    privacy.correct(person, first_name="Lain", last_name="", language="id", by=by)


def erase(world: Fresh, by: Actor) -> None:
    privacy.erase(world.people["contributor"], by=by)


PAGE = at("membership:people", "shown.slug")
QUESTIONS: dict[str, Question] = {
    **about(
        "The people of an organisation",
        {
            "see, page": shows(PAGE, MEMBER),
            "see, public page": otherwise(
                call_it_after_the_member, shows(at("cooperatives:detail", "shown.slug"), MEMBER)
            ),
            "see, export": otherwise(
                call_it_after_the_member, shows(at("membership:region_export", "=csv"), MEMBER)
            ),
            "see, admin": shows(at("memberships"), MEMBER),
            "change a role, form, admin, service": does(
                change_role,
                at("membership:role", "shown.slug", "member.pk"),
                at("memberships_role", "member.pk"),
            ),
            "remove, form, service": does(
                lambda world, by: memberships.remove(world.member, by=by),
                at("membership:remove", "shown.slug", "member.pk"),
            ),
            "confirm for a year, form, service": does(
                lambda world, by: memberships.confirm_for_a_year(world.member, by=by),
                at("membership:confirm", "shown.slug", "member.pk"),
            ),
            "leave, form, service": does(leave, at("membership:leave", "shown.slug")),
            "hand over, form, service": does(hand_over, at("membership:hand_over", "shown.slug")),
            "end by staff, admin, service": does(end_by_staff, at("memberships_end", "member.pk")),
        },
    ),
    **about(
        "Invitations",
        {
            "see, page": shows(PAGE, INVITED),
            "send by e-mail, form, service": does(invite, at("membership:invite", "shown.slug")),
            "write on paper, form, service": does(
                invite_on_paper, at("membership:invite_on_paper", "shown.slug")
            ),
            "withdraw, form, service": does(
                lambda world, by: invitations.withdraw(world.invitation, by=by),
                at("membership:withdraw", "shown.slug", "invitation.pk"),
            ),
            "accept, service": does(answer, refusal=NotForThisAccount),
        },
    ),
    **about(
        "What is stored about a person (here: the contributor)",
        {
            "see, page": shows(at("privacy:stored"), ADDRESS),
            "see, admin": shows(at("wagtailusers_users:index", query=f"q={ADDRESS[:9]}"), ADDRESS),
            "find by the address, search": otherwise(
                call_it_after_the_address, shows(at("membership:find", query="q=kontribu"), ADDRESS)
            ),
            "look at their workspace, admin": opens(
                at("wagtailusers_users:look", "contributor.pk")
            ),
            "correct, service": does(correct),
            "erase, service": does(erase),
        },
    ),
}
