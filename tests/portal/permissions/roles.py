"""Who asks: one person of each role, and what the roles are called."""

from dataclasses import dataclass
from typing import Any

from home.groups import EDITORS, MODERATORS
from home.models import Region
from partners.membership.models import Role as OfMember
from partners.organisations.models import Organisation
from tests.factories import people
from tests.factories.membership import AreaFactory, MandateFactory, MembershipFactory, PersonFactory


@dataclass(frozen=True, slots=True)
class Role:
    """`letter` stands for it in the table."""

    name: str
    letter: str
    words: str


ROLES = [
    Role("visitor", "V", "a visitor, not signed in"),
    Role("account", "A", "somebody with an account, who has claimed and proposed"),
    Role("representative", "R", "representative of the cooperative"),
    Role("contributor", "C", "contributor of the cooperative"),
    Role("other", "O", "representative of another cooperative"),
    Role("partner", "P", "representative of a partner, let in to the agreement"),
    Role("assistant", "B", "business assistant with a mandate of the cooperative"),
    Role("assigned", "b", "business assistant of the area, without a mandate"),
    Role("ended", "x", "business assistant whose mandate has ended, of another area"),
    Role("officer", "F", "project management officer (PMO) of the area"),
    Role("distant", "f", "PMO of another area"),
    Role("editor", "E", "editor"),
    Role("moderator", "M", "moderator"),
]
NAMES = [role.name for role in ROLES]


def person_of(
    role: str, cooperative: Organisation, partner: Organisation, elsewhere: Region
) -> Any:
    """A new person of that role; None for a visitor."""
    match role:
        case "visitor":
            return None
        case "editor":
            return people.staff(EDITORS)
        case "moderator":
            return people.staff(MODERATORS)
    person = PersonFactory(email=f"{role}@peran.example", first_name=f"Peran {role}")
    match role:
        case "representative":
            MembershipFactory(organisation=cooperative, person=person)
        case "contributor":
            MembershipFactory(organisation=cooperative, person=person, role=OfMember.CONTRIBUTOR)
        case "other":
            MembershipFactory(organisation__region=cooperative.region, person=person)
        case "partner":
            MembershipFactory(organisation=partner, person=person)
        case "assistant":
            AreaFactory(assistant=True, region=cooperative.region, person=person)
            MandateFactory(cooperative=cooperative, assistant=person)
        case "assigned":
            AreaFactory(assistant=True, region=cooperative.region, person=person)
        case "ended":
            AreaFactory(assistant=True, region=elsewhere, person=person)
            MandateFactory(cooperative=cooperative, assistant=person, over=True)
        case "officer":
            AreaFactory(region=cooperative.region.parent.parent, person=person)
        case "distant":
            AreaFactory(region=elsewhere, person=person)
    return person
