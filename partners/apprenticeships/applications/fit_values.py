"""What stands on both sides of a rule, in the reader's language: the cooperative's value, and what
the batch asks.

The application has its organisation with `region` and `cooperative__stage` at hand, the batch its
offer with host, regions and their parents, and stage.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from partners.apprenticeships.applications.models import Application
from partners.apprenticeships.labels import Language, Mode
from partners.apprenticeships.models import Batch, Offer
from partners.apprenticeships.models.access import CODES
from partners.apprenticeships.words import date_range
from partners.matching.rows import BatchRow


@dataclass(frozen=True, slots=True)
class Offered:
    """One side: a batch, its row in the matching, and what subjects and provinces are called by
    their codes.
    """

    batch: Batch
    row: BatchRow
    subjects: Mapping[str, str]
    provinces: Mapping[str, str]


def _of_region(application: Application) -> str:
    region = application.organisation.region
    return region.place_names[-1] if region else _("not known")


def _of_mode(application: Application) -> str:
    return str(Mode(application.mode).label)


def _of_reach(application: Application) -> str:
    if application.mode == Mode.ONLINE:
        return _("online: nobody travels")
    return str(Application.Reach(application.reach).label)


def _of_subjects(application: Application) -> str:
    return in_a_row(term.name for term in application.competencies.all()) or _("nothing ticked yet")


def _of_days(application: Application) -> str:
    return period(application.free_from, application.free_until)


def _of_team(application: Application) -> str:
    return people(application.team)


def _of_stage(application: Application) -> str:
    profile = getattr(application.organisation, "cooperative", None)
    return str(profile.stage.name) if profile and profile.stage else _("not known")


def _of_languages(application: Application) -> str:
    return languages(application.languages or [Language.INDONESIAN])


def _of_needs(application: Application) -> str:
    return in_a_row(_access(application.needs)) or pgettext("needs", "none")


def _of_itself(application: Application) -> str:
    return str(application.organisation)


def _of_list(application: Application) -> str:
    return _("only batches of your list") if application.listed_only else _("accepted")


YOURS: dict[str, Callable[[Application], str]] = {
    "origin": _of_region,
    "mode": _of_mode,
    "reach": _of_reach,
    "subject": _of_subjects,
    "dates": _of_days,
    "team": _of_team,
    "stage": _of_stage,
    "language": _of_languages,
    "access": _of_needs,
    "own": _of_itself,
    "listed": _of_list,
}


def _origins(one: Offered) -> str:
    names = one.provinces
    return in_a_row(names.get(code, code) for code in one.row.origins) or _("the whole country")


def place(batch: Batch) -> str:
    if batch.offer.mode == Mode.ONLINE:
        return _("online: nobody travels")
    region = batch.offer.region or batch.offer.host.region
    return region.place if region else _("not known")


def _taught(one: Offered) -> str:
    names = one.subjects
    return in_a_row(names.get(code, code) for code in one.row.competencies) or _("not said")


def _stage(one: Offered) -> str:
    stage = one.batch.offer.minimum_stage
    return _("from “%(stage)s” on") % {"stage": stage.name} if stage else _("every stage")


def _provided(one: Offered) -> str:
    return in_a_row(_access(one.row.provides)) or _("nothing in particular")


ASKED: dict[str, Callable[[Offered], str]] = {
    "origin": _origins,
    "mode": lambda one: str(Mode(one.batch.offer.mode).label),
    "reach": lambda one: place(one.batch),
    "subject": _taught,
    "dates": lambda one: date_range(one.batch.starts_on, one.batch.ends_on),
    "team": lambda one: _("at most %(people)s") % {"people": people(one.row.team_limit)},
    "stage": _stage,
    "language": lambda one: languages([one.batch.offer.language]),
    "access": _provided,
    "own": lambda one: str(one.batch.offer.host),
    "listed": lambda one: "",
}


def period(first: date | None, last: date | None) -> str:
    if first and last:
        return date_range(first, last)
    if first:
        return _("from %(day)s on") % {"day": date_format(first)}
    if last:
        return _("until %(day)s") % {"day": date_format(last)}
    return _("always")


def people(number: int) -> str:
    return ngettext("%(count)s person", "%(count)s people", number) % {"count": number}


def languages(codes: Iterable[str]) -> str:
    return in_a_row(str(Language(code).label) for code in codes if code in Language.values)


def _access(codes: Iterable[str]) -> list[str]:
    labels = access_words()
    return [labels[code] for code in codes if code in labels]


def access_words() -> dict[str, str]:
    """What people may need, by its code, in the words of the offer's own fields."""
    fields = {field.name: field for field in Offer._meta.fields}
    return {code: str(fields[name].verbose_name) for name, code in CODES.items()}


def in_a_row(words: Iterable[str]) -> str:
    return ", ".join(words)
