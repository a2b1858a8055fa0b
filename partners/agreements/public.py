"""What of the register readers see (home/cache)."""

from home.cache.declared import not_public, public
from home.four_eyes import rules
from partners.agreements.models import (
    Agreement,
    Commitment,
    Document,
    ImportedList,
    PartnerAccess,
    Party,
    ProgressReport,
    Proof,
    Source,
    Transition,
    Unit,
)

AGREEMENTS = "agreements"


def declare() -> None:
    public(AGREEMENTS, Agreement, Document, ProgressReport, Proof, Transition, Unit)
    public(AGREEMENTS, Party, Commitment, Source, belongs_to=lambda row: [row.agreement])
    rules.approval("agreements.publish_agreement", Agreement)
    rules.told("agreements.publish_agreement", Unit)
    not_public("between looking at a list and carrying it out", ImportedList)
    not_public("who may read more is asked where they read it", PartnerAccess)
