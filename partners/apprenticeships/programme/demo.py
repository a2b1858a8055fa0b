"""The programme in figures over the rounds of the demo, counted at once rather than at night."""

from home.services.progress import Progress
from partners.apprenticeships.programme.models import HostFigures
from partners.apprenticeships.programme.tending import count_all


def load(progress: Progress) -> None:
    count_all()
    progress("the programme in figures", 1, 1)


def unload() -> None:
    """Those of rounds go with them; a host of the demo could not go while it has figures."""
    HostFigures.objects.filter(host__is_demo=True).delete()
