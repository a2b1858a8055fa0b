"""Documents and lexicons for tests of the search."""

from collections import Counter
from collections.abc import Iterable
from itertools import count

from search.documents import SearchDocument
from search.lexicon import Lexicon
from search.records import record
from search.text.glossary import Glossary
from search.text.synonyms import Thesaurus
from search.text.vocabulary import Vocabulary

_numbers = count(1)


def document(title: str = "", **values) -> SearchDocument:
    """A document in Indonesian with a key of its own."""
    pk = values.pop("pk", None) or next(_numbers)
    language = values.pop("language", "id")
    kind = values.pop("type", "knowledge.toolpage")
    values.setdefault("key", f"{kind}:{pk}:{language}")
    values.setdefault("url", f"/{language}/{pk}/")
    return SearchDocument(title=title, type=kind, languages=(language,), **values)


def lexicon(
    documents: Iterable[SearchDocument] = (), glossary=(), dictionary=(), words=None, terms=()
) -> Lexicon:
    """What reindexing these documents would have counted."""
    records = [record(each) for each in documents]
    frequencies = Counter(word for each in records for word in each.words)
    frequencies.update(words or {})
    size = max(len(records), max(frequencies.values(), default=0))
    return Lexicon(
        Vocabulary(frequencies, size),
        Thesaurus([*glossary, *(entry.all_forms for entry in terms)]),
        Thesaurus(dictionary),
        Glossary(terms),
    )


LIBRARY = (
    document(
        "Pembukuan koperasi sederhana",
        pk=1,
        alternative_titles=("Simple bookkeeping for cooperatives",),
        summary="Cara mencatat kas, utang dan piutang di buku harian.",
        body="Pengurus membukukan setiap transaksi pada hari yang sama.",
        facets={"sector": ("finance",), "stage": ("first-sale", "rat")},
        popularity=9,
    ),
    document(
        "Menjual panen bersama",
        pk=2,
        summary="Mencocokkan hasil panen anggota dengan permintaan pembeli.",
        body="Petani menyepakati harga sebelum panen.",
        facets={"sector": ("agriculture",), "stage": ("first-sale",)},
        popularity=5,
    ),
    document(
        "Gudang dingin untuk nelayan",
        pk=3,
        summary="Menghitung biaya ruang pendingin.",
        extract="Lampiran: daftar periksa suhu ruang pendingin ikan.",
        facets={"sector": ("fisheries", "agriculture"), "stage": ("rat",)},
        popularity=5,
    ),
    document("Simple bookkeeping for cooperatives", pk=4, language="en", summary="Cash books."),
    document("Koperasi Nelayan Mina", pk=5, type="organisations.organisation"),
)
