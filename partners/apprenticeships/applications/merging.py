"""What becomes of the applications of an organisation that is merged into another."""

from partners.apprenticeships.applications.models import Application
from partners.organisations.merging import Becomes, Key, leads


def declare() -> None:
    leads(Key(Application, "organisation", Becomes.MOVE_UNLESS_THERE, beside=("round",)))
