"""Which agreements, and commitments in them, a host's offer may name as fulfilled."""

from home.access import Actor
from partners.agreements.models import Agreement, Commitment
from partners.agreements.models.commitment import CommitmentQuerySet
from partners.agreements.models.querysets import AgreementQuerySet
from partners.organisations.models import Organisation


def agreements_for(actor: Actor, organisation: Organisation) -> AgreementQuerySet:
    """Those that the organisation is a party to and that this person may know of."""
    rows = Agreement.objects.visible_to(actor).kept()
    found: AgreementQuerySet = rows.with_organisation(organisation).newest_first()
    return found


def commitments_for(actor: Actor, organisation: Organisation) -> CommitmentQuerySet:
    """Those in these agreements that this person may know of."""
    rows = Commitment.objects.visible_to(actor).kept()
    agreements = Agreement.objects.visible_to(actor).kept().with_organisation(organisation)
    found: CommitmentQuerySet = rows.filter(agreement__in=agreements.values("pk")).by_due_date()
    return found
