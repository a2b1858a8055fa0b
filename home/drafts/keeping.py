"""Drafts are kept, found and forgotten; newer work is never overwritten unseen."""

from collections.abc import Collection
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.http import QueryDict

from home.drafts.models import Draft
from home.single import only

Typed = dict[str, list[str]]
KEPT_FOR = timedelta(days=30)  # since one typed last
MOST_LETTERS = 40_000  # of all values together; what is longer is not kept
# Fields that a form with a draft has besides its own: the version seen, and whose it is.
VERSION, MARK = "draft_version", "draft_of"


class NewerDraft(Exception):
    """Somewhere else the same person wrote on. `draft` is what stands there."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        super().__init__(draft.form)


def picked(sent: QueryDict, names: Collection[str]) -> Typed:
    """What was sent under these names, without the character that no text of PostgreSQL holds."""
    return {
        name: [value.replace("\0", "") for value in sent.getlist(name)]
        for name in names
        if name in sent
    }


def is_too_long(typed: Typed) -> bool:
    return sum(len(value) for values in typed.values() for value in values) > MOST_LETTERS


def version_of(sent: QueryDict) -> int:
    """The version that the writer had before their eyes; 0 for none."""
    seen = sent.get(VERSION, "")
    return int(seen) if seen.isdecimal() and len(seen) < 10 else 0


def find(person: Any, form: str) -> Draft | None:
    return only(Draft.objects.filter(person_id=person.pk, form=form))


class DraftIsGone(Exception):
    """Somewhere else the same person sent the form, or began it anew."""


@transaction.atomic
def keep(person: Any, form: str, typed: Typed, *, seen: int) -> Draft | None:
    """The draft as it is now kept; None for what is too long. Raises NewerDraft, DraftIsGone."""
    if is_too_long(typed):
        return None
    if seen and find(person, form) is None:
        raise DraftIsGone
    draft, _is_new = Draft.objects.get_or_create(person_id=person.pk, form=form)
    draft = Draft.objects.select_for_update().get(pk=draft.pk)
    if draft.typed == typed:
        return draft
    if seen != draft.version:
        raise NewerDraft(draft)
    draft.typed, draft.version = typed, draft.version + 1
    draft.save(update_fields=["typed", "version", "updated_at"])
    return draft


def forget(person: Any, form: str) -> None:
    Draft.objects.filter(person_id=person.pk, form=form).delete()


def as_sent(typed: Typed) -> QueryDict:
    """As a form reads it."""
    sent = QueryDict(mutable=True)
    for name, values in typed.items():
        sent.setlist(name, values)
    return sent
