"""The demo's own pages: both languages, twice the same, and gone when asked."""

import pytest

from home.blocks.plain import UnknownBlock, raw_blocks
from home.demo import site
from home.models import HomePage, StandardPage
from home.services.progress import silent
from home.services.site import ensure_home
from home.translation.status import TranslationState


@pytest.mark.django_db
class TestSite:
    def test_every_page_is_there_in_both_languages_and_up_to_date(self) -> None:
        site.load(silent)
        pages = [*HomePage.objects.all(), *StandardPage.objects.all()]
        states = {
            (page.locale.language_code, page.get_translation_status().state) for page in pages
        }
        assert states == {("id", TranslationState.ORIGINAL), ("en", TranslationState.CURRENT)}
        assert StandardPage.objects.count() == 10

    def test_items_of_lists_are_translated_too(self) -> None:
        site.load(silent)
        page = StandardPage.objects.get(slug="how-tools-are-tested")
        steps = next(block.value for block in page.body if block.block_type == "steps")
        assert steps["steps"][0]["title"] == "Our summary"

    def test_second_load_changes_nothing(self) -> None:
        site.load(silent)
        before = list(StandardPage.objects.values_list("pk", "latest_revision_id"))
        site.load(silent)
        assert list(StandardPage.objects.values_list("pk", "latest_revision_id")) == before

    def test_removal_leaves_the_site_without_demo_pages(self) -> None:
        site.load(silent)
        site.unload()
        assert not StandardPage.objects.exists()
        assert HomePage.objects.live().count() == 2

    def test_page_written_by_an_editor_stays(self) -> None:
        home = ensure_home()
        own = home.add_child(
            instance=StandardPage(title="Kami", slug="tentang", lead="Milik kami.")
        )
        site.load(silent)
        site.unload()
        own.refresh_from_db()
        assert own.lead == "Milik kami."


def test_plain_blocks_become_raw_blocks() -> None:
    raw = raw_blocks(
        [
            {"type": "heading", "text": "Biaya"},
            {"type": "paragraph", "text": "Hitung & catat."},
            {"type": "table", "header": ["Barang", "Juta"], "rows": [["Rak", 12]]},
        ]
    )
    assert raw[0]["value"] == {"text": "Biaya", "level": "2"}
    assert raw[1]["value"] == "<p>Hitung &amp; catat.</p>"
    assert [column["type"] for column in raw[2]["value"]["columns"]] == ["text", "number"]


@pytest.mark.parametrize("block", [{"type": "poem", "text": ""}, {"type": "heading"}])
def test_unknown_or_incomplete_block_is_refused(block: dict) -> None:
    with pytest.raises(UnknownBlock):
        raw_blocks([block])
