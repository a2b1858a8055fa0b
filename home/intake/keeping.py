"""Files between the moment when they are handed in and their import."""

import hashlib
from datetime import datetime, timedelta

from django.core.files.base import ContentFile
from django.db.models import QuerySet

from home.access import ActionNotPermitted, Actor, require
from home.intake.learning import Fixed
from home.intake.models import HandedIn, SaidOfList
from home.sheets.problems import FileProblem, FileRefused

KEPT_FOR = timedelta(days=7)


def is_explainable(refusal: FileRefused) -> bool:
    """Whether a person can mend it by saying what the columns mean."""
    problems = {FileProblem.NO_HEADINGS, FileProblem.HEADINGS_MISSING}
    return refusal.problem in problems and bool(refusal.found)


def keep(content: bytes, name: str, *, table: str, by: Actor) -> HandedIn:
    """For this person alone, until it is imported or KEPT_FOR has passed."""
    digest = hashlib.sha256(content).hexdigest()
    handed_in = HandedIn(table=table, name=name[-160:], sha256=digest, by=by.person)
    handed_in.file.save("list", ContentFile(content), save=False)
    handed_in.save()
    return handed_in


def content_of(handed_in: HandedIn, *, by: Actor) -> bytes:
    """Raises ActionNotPermitted, also for a file that is not the same any more."""
    require(by.is_(handed_in.by_id))
    with handed_in.file.open("rb") as file:
        content = bytes(file.read())
    if hashlib.sha256(content).hexdigest() != handed_in.sha256:
        raise ActionNotPermitted
    return content


def fix(handed_in: SaidOfList, values: Fixed, *, by: Actor) -> None:
    """Say what all rows of this one list have in columns that it lacks; nothing of it is kept for
    other lists. Raises ActionNotPermitted.
    """
    require(by.is_(handed_in.by_id))  # type: ignore[attr-defined]
    handed_in.fixed = {table: dict(said) for table, said in values.items() if said}
    handed_in.save(update_fields=["fixed"])


def left_behind(before: datetime) -> QuerySet[HandedIn]:
    return HandedIn.objects.filter(handed_in_at__lt=before)


def throw_away(lists: QuerySet[HandedIn]) -> None:
    """With their files."""
    for row in lists:
        row.file.delete(save=False)
        row.delete()
