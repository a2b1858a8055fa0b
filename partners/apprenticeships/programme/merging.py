"""What becomes of the figures of a host that is merged: they are counted anew at night."""

from partners.apprenticeships.programme.models import HostFigures
from partners.organisations.merging import Becomes, Key, leads


def declare() -> None:
    leads(Key(HostFigures, "host", Becomes.MOVE_UNLESS_THERE))
