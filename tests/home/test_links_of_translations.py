"""A translation links to the web, a letter, a call or the site, and runs nothing."""

import json
from urllib.parse import urlencode

import pytest
from django.test import Client
from django.urls import reverse
from wagtail_localize.models import (
    OverridableSegment,
    SegmentOverride,
    StringSegment,
    StringTranslation,
    Translation,
    TranslationContext,
)

from home.translation.links import LeadsElsewhere, may_lead_to
from tests.factories.links import BAD

pytestmark = pytest.mark.django_db
GOOD = ("https://a.example/", "http://a", "mailto:a@a.id", "tel:+62", "/id/", "#ke-bawah", "")


@pytest.mark.parametrize("address", GOOD)
def test_where_a_link_may_lead(address: str) -> None:
    assert may_lead_to(address)


@pytest.mark.parametrize("address", BAD)
def test_where_no_link_leads(address: str) -> None:
    assert not may_lead_to(address)


def test_override_with_an_address_that_runs_is_refused(
    translation: Translation, admin_client: Client
) -> None:
    context = TranslationContext.objects.filter(object=translation.source.object).first()
    segment = OverridableSegment.objects.create(
        source=translation.source, context=context, order=9, data_json='"https://a.example/"'
    )
    address = reverse("wagtail_localize:edit_override", args=[translation.pk, segment.pk])
    for value in BAD:
        answer = admin_client.put(
            address, urlencode({"value": value}), content_type="application/x-www-form-urlencoded"
        )
        assert answer.status_code == 400, value
    assert not SegmentOverride.objects.exists()


@pytest.mark.parametrize("value", BAD)
def test_no_override_is_kept_by_another_way(translation: Translation, value: str) -> None:
    context = TranslationContext.objects.filter(object=translation.source.object).first()
    locale = translation.target_locale
    with pytest.raises(LeadsElsewhere):
        SegmentOverride.objects.create(locale=locale, context=context, data_json=json.dumps(value))


@pytest.mark.parametrize("value", BAD)
def test_translated_text_brings_no_such_link(translation: Translation, value: str) -> None:
    segment = StringSegment.objects.filter(source=translation.source).first()
    assert segment
    for text in (f'Read <a href="{value}">this</a>', f"<a id='a1' href='{value}'>this</a>"):
        with pytest.raises(LeadsElsewhere):
            StringTranslation.objects.create(
                translation_of=segment.string,
                context=segment.context,
                locale=translation.target_locale,
                data=text,
            )


def test_words_with_a_colon_are_words(translation: Translation) -> None:
    context = TranslationContext.objects.filter(object=translation.source.object).last()
    assert context
    OverridableSegment.objects.filter(context=context).delete()
    StringTranslation.objects.create(
        translation_of=StringSegment.objects.filter(source=translation.source)[0].string,
        context=context,
        locale=translation.target_locale,
        data="Note: data: javascript: are words here",
    )
