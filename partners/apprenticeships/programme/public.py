"""Readers see all of it (home/cache): small counts are never stored."""

from home.cache.declared import public
from partners.apprenticeships.programme.models import HostFigures, RoundFigures

FIGURES = "programme-in-figures"


def declare() -> None:
    public(FIGURES, RoundFigures, HostFigures)
