"""Choices of a list that do not fit by what is known today, and why: handed in all the same, they
are passed over. A round reads the register on the day that it is matched, so this may still change.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from partners.apprenticeships.applications.fit_words import TITLES, reason_and_fix
from partners.apprenticeships.applications.models import Application
from partners.matching.fit import Fit


@dataclass(frozen=True, slots=True)
class Misfit:
    """One rule that is not met: `why` in the words of the round, and a `fix` where there is one."""

    title: str
    why: str
    fix: str


def misfits(application: Application, fits: Iterable[Fit]) -> dict[str, list[Misfit]]:
    """By code of the batches that are on the list, as `fitting.fits_of` found them."""
    profile = getattr(application.organisation, "cooperative", None)
    stage_is_known = bool(profile and profile.stage_id)
    return {
        fit.batch: [
            Misfit(str(TITLES[rule.code]), *reason_and_fix(rule, stage_is_known=stage_is_known))
            for rule in fit.failed
        ]
        for fit in fits
        if fit.place is not None and not fit.is_eligible
    }
