"""Write a whole translation at once, tracked by wagtail-localize as if made in its editor."""

import copy
import json
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils.text import slugify
from wagtail.blocks import StreamValue
from wagtail.fields import StreamField
from wagtail.models import Locale, Page
from wagtail_localize.models import StringTranslation, Translation, TranslationSource
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments

from home.translation.alignment import TranslationDoesNotMatch, align
from home.translation.versions import closed_as_they_were

Segments = dict[str, list[StringSegmentValue]]


@transaction.atomic
def publish_translation(page: Page, language: str, values: dict[str, Any]) -> Page:
    """Publish (or update) the translation of a live `page` and return it.

    `values` maps field names to what the source has in that field, in the other
    language: text, HTML, or the raw list of a StreamField with the same blocks in the
    same order (ids are taken from the source; keys left out keep the source's value).
    A child relation whose model is translatable takes a list of such mappings, in order.
    `slug` defaults to the slug of the translated title.

    Parents that have no translation yet are copied as placeholders.
    Raises TranslationDoesNotMatch when blocks, items or paragraphs differ in number.
    """
    original = _identified(page.specific_class.objects.get(pk=page.pk))
    locale = Locale.objects.get(language_code=language)
    values = {"slug": slugify(values.get("title", original.title)), **values}
    source, _created = TranslationSource.update_or_create_from_instance(original)
    Translation.objects.update_or_create(
        source=source, target_locale=locale, defaults={"enabled": True}
    )
    _store(source, locale, _translated_segments(original, values))
    with closed_as_they_were(page.get_translations().filter(locale=locale)):
        translated, _created = source.create_or_update_translation(
            locale, publish=False, fallback=True, copy_parent_pages=True
        )
    translated.get_latest_revision().publish()
    return page.specific_class.objects.get(pk=translated.pk)


def keep_words(
    source: TranslationSource, locale: Locale, original: Page, values: dict[str, Any]
) -> None:
    """Make `values`, as in `publish_translation`, the translation of `original`, the page as
    `source` knows it. Nothing is published. Raises TranslationDoesNotMatch.
    """
    _store(source, locale, _translated_segments(original, values))


def _identified(page: Page) -> Page:
    """List items written as bare values get the ids by which wagtail-localize knows them.

    Wagtail keeps raw data as it came until somebody saves the page in the editor.
    """
    changed = [
        field.name
        for field in page._meta.get_fields()
        if isinstance(field, StreamField) and _lacks_ids(getattr(page, field.name))
    ]
    if changed:
        page.save(update_fields=changed)
        return page.specific_class.objects.get(pk=page.pk)
    return page


def _lacks_ids(value: StreamValue) -> bool:
    before = copy.deepcopy(list(value.raw_data))
    list(value)  # once a block is read, its data is prepared anew, with ids
    return list(value.get_prep_value()) != before


def _translated_segments(original: Page, values: dict[str, Any]) -> Segments:
    """Segments of the translation by path, limited to what `values` mentions."""
    relations = {
        name: rows for name, rows in values.items() if original._meta.get_field(name).one_to_many
    }
    fields = {name: value for name, value in values.items() if name not in relations}
    overlaid = _overlaid(original, fields)
    segments = _grouped(overlaid, fields)
    for name in fields:
        if isinstance(original._meta.get_field(name), StreamField):
            segments.update(_paired(name, getattr(original, name), getattr(overlaid, name)))
    for name, rows in relations.items():
        children = list(getattr(original, name).all())
        if len(children) != len(rows):
            raise TranslationDoesNotMatch(name, f"{len(rows)} rows, the source has {len(children)}")
        for child, row in zip(children, rows, strict=True):
            prefix = f"{name}.{child.translation_key}"
            for path, found in _grouped(_overlaid(child, row), row).items():
                segments[f"{prefix}.{path}"] = found
    return segments


def _overlaid(instance: Any, values: dict[str, Any]) -> Any:
    """A copy of `instance`, never saved, with the translated values in place."""
    result = copy.copy(instance)
    for name, value in values.items():
        if isinstance(instance._meta.get_field(name), StreamField):
            raw = list(getattr(instance, name).raw_data)
            value = json.dumps(align(raw, value, name))
        setattr(result, name, value)
    return result


def _grouped(instance: Any, names: Iterable[str]) -> Segments:
    wanted = set(names)
    groups: Segments = defaultdict(list)
    for segment in extract_segments(instance):
        if isinstance(segment, StringSegmentValue) and segment.path.split(".")[0] in wanted:
            groups[segment.path].append(segment)
    return groups


def _paired(field: str, source: StreamValue, target: StreamValue) -> Segments:
    """Segments of blocks that are known by their source text, such as table cells."""
    segments: Segments = {}
    for old, new in zip(source, target, strict=True):
        if not hasattr(old.block, "pair_segments"):
            continue
        try:
            pairs = old.block.pair_segments(old.value, new.value)
        except ValueError as error:
            raise TranslationDoesNotMatch(f"{field}.{old.id}", "other cells") from error
        for pair in pairs:
            path = f"{field}.{old.id}.{pair.path}"
            segments[path] = [pair.wrap(old.id).wrap(field)]
    return segments


def _store(source: TranslationSource, locale: Locale, translated: Segments) -> None:
    wanted: dict[str, list[Any]] = defaultdict(list)
    for segment in source.stringsegment_set.select_related("string", "context").order_by("order"):
        if segment.context.path in translated:
            wanted[segment.context.path].append(segment)
    for path, segments in wanted.items():
        if len(segments) != len(translated[path]):
            reason = f"{len(translated[path])} paragraphs, the source has {len(segments)}"
            raise TranslationDoesNotMatch(path, reason)
        for segment, translation in zip(segments, translated[path], strict=True):
            StringTranslation.objects.update_or_create(
                translation_of=segment.string,
                locale=locale,
                context=segment.context,
                defaults={
                    "data": translation.string.data,
                    "translation_type": StringTranslation.TRANSLATION_TYPE_MANUAL,
                    "has_error": False,
                },
            )
