"""Who works on a cooperative's application, and who hands it in."""

from home.access import Actor
from partners.membership import permissions
from partners.membership.models import Role, Scope
from partners.organisations.models import Organisation

READ = "applications.view_application"


def user_can_prepare(actor: Actor, organisation: Organisation) -> bool:
    """Writes the list, the goals and the names: members, and who has a mandate for applications."""
    return organisation.is_cooperative and (
        permissions.user_belongs_to(actor, organisation)
        or permissions.mandate_of(actor, organisation, Scope.APPLICATIONS) is not None
    )


def user_can_apply(actor: Actor, organisation: Organisation) -> bool:
    """Hands in and withdraws: representatives, and who has a mandate for applications."""
    return organisation.is_cooperative and permissions.user_may(
        actor, organisation, Scope.APPLICATIONS
    )


def user_can_read(actor: Actor, organisation: Organisation) -> bool:
    """Its own, and staff."""
    return actor.has(READ) or user_can_prepare(actor, organisation)


def preparing_for(actor: Actor, organisation: Organisation) -> Actor:
    """Whoever prepares, in the cooperative's name. Raises ActionNotPermitted."""
    return permissions.acting_for(actor, organisation, Scope.APPLICATIONS)


def applying_for(actor: Actor, organisation: Organisation) -> Actor:
    """Who hands in: a contributor who has a mandate does so under it. Raises
    ActionNotPermitted.
    """
    acting = permissions.acting_for(actor, organisation)
    if acting.role == Role.REPRESENTATIVE:
        return acting
    mandate = permissions.mandate_of(actor, organisation, Scope.APPLICATIONS)
    if mandate is None:
        return acting
    role = permissions.ASSISTANT
    return Actor(actor.user, on_behalf_of=organisation, role=role, mandate=mandate.pk)
