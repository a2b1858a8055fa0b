"""A translation is tracked: later edits of the source make it stale, and readers see it."""

from typing import Any

import pytest
from wagtail.models import Page, PageViewRestriction
from wagtail_localize.models import StringTranslation

from home.models import HomePage, StandardPage
from home.translation.alignment import TranslationDoesNotMatch
from home.translation.publishing import publish_translation
from home.translation.status import TranslationState, language_versions
from home.translation.work import translations_needing_work

ENGLISH: dict[str, Any] = {
    "title": "About the portal",
    "lead": "Who runs this portal.",
    "body": [
        {"type": "heading", "value": {"text": "Who we are"}},
        {"type": "paragraph", "value": "<p>One <b>bold</b>.</p><p>Two.</p>"},
        {
            "type": "steps",
            "value": {
                "title": "How to join",
                "steps": [{"title": "Read", "text": "<p>All.</p>"}, {"title": "Write", "text": ""}],
            },
        },
        {"type": "checklist", "value": {"title": "", "items": ["Pen", "Paper"]}},
        {
            "type": "table",
            "value": {
                "caption": "Costs",
                "columns": [
                    {"type": "text", "heading": "Item"},
                    {"type": "number", "heading": "Rupiah"},
                ],
                "rows": [{"values": ["Shelf", 12]}],
            },
        },
    ],
}


@pytest.fixture
def english_home(home: HomePage) -> Page:
    return publish_translation(home, "en", {"title": "Home", "lead": "Tools and deals."})


@pytest.fixture
def english(about: StandardPage, english_home: Page) -> StandardPage:
    return publish_translation(about, "en", ENGLISH)


def test_translation_is_published_in_its_own_tree(english: StandardPage) -> None:
    assert english.live
    assert english.slug == "about-the-portal"
    assert english.get_parent().locale.language_code == "en"
    assert english.url == "/en/about-the-portal/"


def test_every_block_carries_the_translated_text(english: StandardPage) -> None:
    heading, paragraph, steps, checklist, table = [block.value for block in english.body]
    assert heading["text"] == "Who we are"
    assert heading["level"] == "2"
    assert "One <b>bold</b>" in paragraph.source
    assert steps["steps"][1]["title"] == "Write"
    assert list(checklist["items"]) == ["Pen", "Paper"]
    assert table.caption == "Costs"
    assert table.row_data[0]["values"] == ["Shelf", 12]


def test_complete_translation_is_current_and_its_source_the_original(
    about: StandardPage, english: StandardPage
) -> None:
    assert english.get_translation_status().state == TranslationState.CURRENT
    assert about.get_translation_status().state == TranslationState.ORIGINAL


def test_later_edit_of_the_source_makes_the_translation_stale(
    about: StandardPage, english: StandardPage
) -> None:
    about.lead = "Siapa yang mengelola portal ini sekarang."
    about.save_revision().publish()
    status = english.get_translation_status()
    assert status.state == TranslationState.STALE
    assert status.source.pk == about.pk


def test_translating_again_makes_it_current(about: StandardPage, english: StandardPage) -> None:
    about.lead = "Baru."
    about.save_revision().publish()
    again = publish_translation(about, "en", {**ENGLISH, "lead": "New."})
    assert again.pk == english.pk
    assert again.lead == "New."
    assert again.get_translation_status().state == TranslationState.CURRENT


def test_field_left_untranslated_makes_it_partial(about: StandardPage, english_home: Page) -> None:
    english = publish_translation(about, "en", {"title": "About", "body": ENGLISH["body"]})
    assert english.lead == about.lead
    assert english.get_translation_status().state == TranslationState.PARTIAL


def test_address_left_untranslated_leaves_no_words_missing(
    about: StandardPage, english: StandardPage
) -> None:
    kept = StringTranslation.objects.filter(context__path="slug", data="about-the-portal")
    assert kept.delete()[0] == 1
    assert english.get_translation_status().state == TranslationState.CURRENT
    assert english.pk not in translations_needing_work()


def test_placeholder_copy_counts_as_missing(about: StandardPage, english_home: Page) -> None:
    placeholder = about.copy_for_translation(english_home.locale, alias=True).specific
    status = placeholder.get_translation_status()
    assert status.state == TranslationState.MISSING
    assert status.language == "id"


def test_other_number_of_blocks_is_refused(about: StandardPage, english_home: Page) -> None:
    with pytest.raises(TranslationDoesNotMatch, match="blocks"):
        publish_translation(about, "en", {**ENGLISH, "body": ENGLISH["body"][:2]})


def test_other_number_of_paragraphs_is_refused(about: StandardPage, english_home: Page) -> None:
    body = list(ENGLISH["body"])
    body[1] = {"type": "paragraph", "value": "<p>Only one.</p>"}
    with pytest.raises(TranslationDoesNotMatch, match="paragraphs"):
        publish_translation(about, "en", {**ENGLISH, "body": body})


@pytest.mark.parametrize("hide", ["unpublish", "restrict", "restrict the section"])
def test_hidden_translation_is_no_version_for_readers(
    about: StandardPage, english: StandardPage, hide: str
) -> None:
    if hide == "unpublish":
        english.unpublish()
    else:
        page = english if hide == "restrict" else english.get_parent()
        PageViewRestriction.objects.create(page=page, restriction_type="login")
    assert [page.pk for page in language_versions(about)] == [about.pk]


def test_versions_and_status_cost_one_query_each(
    about: StandardPage, english: StandardPage, django_assert_num_queries: Any
) -> None:
    with django_assert_num_queries(1):
        versions = language_versions(english)
    assert english.locale.language_code == "en"  # every page loads its own for its address
    with django_assert_num_queries(1):
        english.get_translation_status(versions)
