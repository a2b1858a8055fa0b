"""What of the register becomes of an organisation that is merged into another."""

from partners.agreements.models import Commitment, Party, Proof
from partners.organisations.merging import Becomes, Key, leads, stays


def declare() -> None:
    leads(
        Key(Party, "organisation", Becomes.MOVE_OR_HINDER, beside=("agreement",)),
        Key(Commitment, "partner", Becomes.MOVE),
    )
    stays("a proof is of a record as it was", (Proof, "object_id"))
