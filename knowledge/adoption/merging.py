"""What becomes of the reports of an organisation that is merged into another."""

from knowledge.adoption.models import AdoptionReport, PublishedReport
from partners.organisations.merging import Becomes, Key, leads


def declare() -> None:
    for model in (AdoptionReport, PublishedReport):
        leads(Key(model, "organisation", Becomes.MOVE_UNLESS_THERE, beside=("tool",)))
