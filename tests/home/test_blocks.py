"""Every block explains itself to editors and renders what it holds."""

import gc
from io import BytesIO
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.utils import translation
from PIL import Image
from wagtail.documents import get_document_model
from wagtail.images import get_image_model

from home.blocks import BODY_BLOCKS, BodyStreamBlock, LinksBlock
from home.blocks.lists import LinkBlock
from home.blocks.plain import raw_blocks
from search.building import stream_text
from tests.factories.home import DatedFactFactory

BLOCKS = dict(BODY_BLOCKS)


@pytest.fixture
def library(db: None) -> None:
    """One picture, one file and one fact, so that every preview has something to show."""
    picture = BytesIO()
    Image.new("RGB", (8, 8)).save(picture, "PNG")
    get_image_model().objects.create(title="Foto", file=ContentFile(picture.getvalue(), "f.png"))
    get_document_model().objects.create(title="Buku kas", file=ContentFile(b"kas", "kas.txt"))
    DatedFactFactory()


@pytest.mark.parametrize("name", BLOCKS)
def test_block_has_icon_label_description_and_preview(name: str, library: None) -> None:
    block = BLOCKS[name]
    assert block.meta.icon != "placeholder"
    assert block.meta.description
    assert block.meta.group
    assert block.is_previewable


@pytest.mark.parametrize("name", BLOCKS)
def test_preview_renders(name: str, library: None) -> None:
    block = BodyStreamBlock().child_blocks[name]
    html = block.render(block.get_preview_value())
    gc.collect()
    assert html.strip()
    assert "style=" not in html


def test_download_tells_type_language_and_size(library: None) -> None:
    block = BLOCKS["downloads"]
    html = block.render(block.get_preview_value())
    assert "TXT" in html
    assert "Bahasa Indonesia" in html
    assert "0,1\N{NO-BREAK SPACE}KB" in html


@pytest.mark.parametrize(
    "targets",
    [{"page": None, "address": ""}, {"page": 1, "address": "https://example.org/"}],
)
def test_link_leads_to_exactly_one_place(targets: dict[str, Any], db: None) -> None:
    block = LinkBlock()
    value = block.to_python({"text": "Baca", "note": "", **targets})
    with pytest.raises(ValidationError):
        block.clean(value)


def test_deleted_target_leaves_no_empty_link(db: None) -> None:
    block = LinksBlock()
    value = {"title": "", "links": [{"text": "Hilang", "page": 999, "address": "", "note": ""}]}
    assert "Hilang" not in block.render(block.to_python(value))


@pytest.mark.parametrize("language", ["id", "en"])
def test_what_editors_set_is_not_searched(language: str) -> None:
    body = BodyStreamBlock().to_python(
        raw_blocks(
            [
                {"type": "heading", "text": "Judul", "level": 3},
                {"type": "callout", "kind": "tip", "title": "Kotak", "text": "Isi"},
            ]
        )
    )
    with translation.override(language):
        assert stream_text(body).split() == ["Judul", "Kotak", "Isi"]


def test_the_language_of_a_file_is_not_searched(library: None) -> None:
    document = get_document_model().objects.get()
    value = {"title": "Unduhan", "files": [{"document": document.pk, "text": "", "language": "id"}]}
    body = BodyStreamBlock().to_python([{"type": "downloads", "value": value}])
    assert stream_text(body).split() == ["Unduhan"]
