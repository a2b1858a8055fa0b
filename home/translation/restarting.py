"""From a page that is kept by hand back to one that follows its source, without losing words."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.http import HttpRequest
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail_localize.fields import get_translatable_fields
from wagtail_localize.models import Translation

from home import audit
from home.access import Actor, require
from home.desk.editing import differences
from home.desk.forms import Difference
from home.desk.locking import locked
from home.desk.refusals import IsGone
from home.translation.alignment import TranslationDoesNotMatch
from home.translation.publishing import keep_words
from home.translation.rights import user_can_change_how_it_is_kept

RESTARTED = "home.restart_translation"


@dataclass(frozen=True)
class Words:
    """`written` differ from the stored translation; of these, `lost` cannot be taken over."""

    written: list[Difference]
    lost: list[Difference]


def page_of(translation: Translation) -> Page:
    """As it was written last, published or not."""
    return translation.get_target_instance().specific.get_latest_revision_as_object()


def words_of(translation: Translation, request: HttpRequest) -> Words:
    """What publishing after a restart would put in the place of what was written by hand."""
    page = page_of(translation)
    written = _differences(translation, page, request)
    with _tried():
        _take_over(translation, page)
        lost = _differences(translation, page, request)
    return Words(written, lost)


@transaction.atomic
def restart(translation: Translation, *, keep: bool, by: Actor) -> None:
    """Let the page follow its source again. With `keep`, the words on it become its translation,
    as far as they stand in the same places as the source's; else the stored translation counts.

    Nothing on the site changes until somebody publishes. Raises ActionNotPermitted; IsGone, also
    when somebody else has done it meanwhile.
    """
    page = page_of(translation)
    require(user_can_change_how_it_is_kept(by, page))
    current = locked(translation)
    if current.enabled:
        raise IsGone(record=translation)
    if keep:
        _take_over(current, page)
    current.enabled = True
    current.save(update_fields=["enabled"])
    audit.record(page, RESTARTED, by=by, data={"kept": keep})


def _differences(translation: Translation, page: Page, request: HttpRequest) -> list[Difference]:
    stored = translation.source.get_ephemeral_translated_instance(
        translation.target_locale, fallback=True
    )
    panel = page.get_edit_handler().get_bound_panel(instance=page, request=request, form=None)
    return differences(panel.get_comparison(), stored, page)


def _take_over(translation: Translation, page: Page) -> None:
    """Field by field: one that does not fit leaves the others."""
    source = translation.source
    original = source.as_instance()
    for name, value in _words_on(original, page):
        with suppress(TranslationDoesNotMatch), transaction.atomic():
            keep_words(source, translation.target_locale, original, {name: value})


def _words_on(original: Page, page: Page) -> Iterator[tuple[str, Any]]:
    for field in get_translatable_fields(type(original)):
        about = original._meta.get_field(field.field_name)
        if not field.is_translated(original):
            continue
        if about.one_to_many:
            rows = {row.translation_key: row for row in getattr(page, about.name).all()}
            found = [rows.get(row.translation_key) for row in getattr(original, about.name).all()]
            if None not in found:
                yield about.name, [dict(_words_on(row, row)) for row in found]
        else:
            value = getattr(page, about.name)
            yield about.name, list(value.raw_data) if isinstance(about, StreamField) else value


@contextmanager
def _tried() -> Iterator[None]:
    """Afterwards nothing was."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
