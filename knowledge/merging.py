"""What becomes of the tools of an organisation that is merged into another."""

from knowledge.models import ToolOrigin
from partners.organisations.merging import Becomes, Key, leads


def declare() -> None:
    leads(Key(ToolOrigin, "organisation", Becomes.MOVE_UNLESS_THERE, beside=("page",)))
