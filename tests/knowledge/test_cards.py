"""What a card of the library says."""

import pytest

from knowledge.cards import Card, whole_sentences
from knowledge.models import ToolIndexPage
from tests.factories.knowledge import DocumentFactory, ToolFileFactory, ToolPageFactory


def test_summary_ends_with_a_whole_sentence() -> None:
    text = "Buku kas yang bisa diisi tangan. Untuk bendahara. Dengan contoh."
    assert whole_sentences(text, 50) == "Buku kas yang bisa diisi tangan. Untuk bendahara."
    assert whole_sentences(text, 10) == "Buku kas yang bisa diisi tangan."
    assert whole_sentences("Menurut UU 25/1992 pasal 17 saja", 5).endswith("saja")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("languages", "said"),
    [(["id", "en"], "siap dipakai: PDF"), (["en"], "dalam bahasa lain: PDF"), ([], "")],
)
def test_card_says_whether_there_is_a_file_to_use_today(
    library: ToolIndexPage, languages: list[str], said: str
) -> None:
    rows = [ToolFileFactory.build(document=DocumentFactory(), language=one) for one in languages]
    card = Card(ToolPageFactory(parent=library, files=rows), library.url)
    labels = [fact["label"] for fact in card.meta if fact["icon"] == "download"]
    assert [label.rsplit(" ", 1)[0] for label in labels] == ([said] if said else [])
