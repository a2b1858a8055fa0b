"""Choices of a list that do not fit by what is known today, and why: handed in all the same, they
are passed over. A round reads the register on the day that it is matched, so this may still change.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch, prefetch_related_objects

from home.models import BusinessUnit, Competency, Sector, Stage
from partners.apprenticeships.applications.content import number_of, row_of, stage_of
from partners.apprenticeships.applications.fit_words import TITLES, reason_and_fix
from partners.apprenticeships.applications.fitting import place_is_known
from partners.apprenticeships.applications.models import Application
from partners.apprenticeships.models import Batch
from partners.apprenticeships.rounds.sources.database import row_of_batch
from partners.apprenticeships.rounds.weights import policy_of
from partners.matching.fit import Fit, fits
from partners.matching.provinces import NUMBER_OF

_FOR_POINTS = (("competencies", Competency), ("sectors", Sector), ("business_units", BusinessUnit))
"""What no rule asks of a batch that is on the list: no query for it."""


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


def of_content(
    application: Application, content: Mapping[str, Any], batches: Sequence[Batch]
) -> dict[str, list[Misfit]]:
    """The same of what would be handed in: `batches` are those of its list, each with its offer,
    host and stage at hand. A query for origins, and one for stages where any is asked for.
    """
    if not place_is_known(application):
        return {}
    without = [
        Prefetch(f"offer__{name}", queryset=model.objects.none()) for name, model in _FOR_POINTS
    ]
    prefetch_related_objects(list(batches), "origins", *without)
    organisation, near = application.organisation, application.organisation.region_3t
    profile = getattr(organisation, "cooperative", None)
    asks = any(one.offer.minimum_stage_id for one in batches) or (profile and profile.stage_id)
    stages = dict(Stage.objects.values_list("pk", "code")) if asks else {}
    row = row_of(
        content,
        number=number_of(application.round, application.pk or 0),
        cooperative=organisation.code,
        region=organisation.region_id or "",
        stage=stage_of(organisation, {key: place for place, key in enumerate(stages, 1)}),
        batches={one.pk: one.code for one in batches},
        tier=near.tier_3t if near else 0,
    )
    rows = [row_of_batch(one, list(stages.values())) for one in batches]
    known = [one for one in rows if one.province in NUMBER_OF]
    return misfits(application, fits(row, known, policy_of(application.round)))
