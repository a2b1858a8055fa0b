"""What keeps a cooperative from a round, said by rooms that know more of it.

A room registers its question when it is ready: `barring.register(holds_a_place)`, where
`holds_a_place(round, organisation)` answers the refusal, or None. It is asked when an application
is begun and when it is handed in.
"""

from collections.abc import Callable

from home.desk.refusals import Refusal
from partners.apprenticeships.rounds.models import Round
from partners.organisations.models import Organisation

Bar = Callable[[Round, Organisation], Refusal | None]
_bars: list[Bar] = []


def register(bar: Bar) -> None:
    if bar not in _bars:
        _bars.append(bar)


def bar_of(round: Round, organisation: Organisation) -> Refusal | None:
    """The first that holds."""
    return next((told for bar in _bars if (told := bar(round, organisation))), None)
