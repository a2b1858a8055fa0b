"""tantivy's schema for a `Record`, and records as tantivy documents.

Three things are kept twice; the figures are processor time at 20,000 documents in one segment:

* Filter terms stand together in one column, which counts eight facets in one pass (4.6 ms; 7.8 ms
  with a pass for each), and apart by name, for one facet alone (1.0 ms). Those that are never
  counted stand in a field without a column.
* Stems stand in the field of their text, for scores, and all together, to see whether a document
  matches: six words are looked up in 0.4 ms instead of 1.7.
* The beginning of a sort key is a number as well: the page after 9,000 rows is found in 1.5 ms by
  numbers and in 246 by text, which only puts in order what is equal.
"""

import json
from collections.abc import Iterable

import tantivy

from search.records import AUDIENCE, FIELDS, LANGUAGE, ORDERS, PRESENT, STANDING, Record
from search.text.stems import ENGLISH, INDONESIAN

RAW = "raw"
STEMS = "stems"
UNCOUNTED = (AUDIENCE, LANGUAGE, STANDING)
RANK_BYTES = 8
ANYWHERE = {suffix: f"anywhere_{suffix}" for suffix in (INDONESIAN, ENGLISH)}


def build() -> tantivy.Schema:
    """Analysed fields are split at white space only; the rest is kept as it is."""
    schema = tantivy.SchemaBuilder()
    schema.add_text_field("key", stored=True, tokenizer_name=RAW, index_option="basic")
    for name in FIELDS:
        schema.add_text_field(name, tokenizer_name=STEMS)
    for name in ANYWHERE.values():
        schema.add_text_field(name, tokenizer_name=STEMS, index_option="basic")
    schema.add_text_field("names", tokenizer_name=RAW, index_option="basic")
    schema.add_text_field("edges", tokenizer_name=STEMS, index_option="basic")
    schema.add_text_field("held", tokenizer_name=STEMS, index_option="basic")
    schema.add_text_field("terms", fast=True, tokenizer_name=RAW, index_option="basic")
    schema.add_text_field("uncounted", tokenizer_name=RAW, index_option="basic")
    schema.add_json_field("values", fast=True, tokenizer_name=RAW, index_option="basic")
    for name in ORDERS:
        schema.add_text_field(f"order_{name}", fast=True, tokenizer_name=RAW, index_option="basic")
        schema.add_unsigned_field(f"rank_{name}", fast=True)
    schema.add_unsigned_field("tie", fast=True)
    schema.add_bytes_field("source", stored=True)
    return schema.build()


def register_tokenizers(index: tantivy.Index) -> None:
    """Tokenizers live in the process, not in the index."""
    whitespace = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build()
    index.register_tokenizer(STEMS, whitespace)


def document(record: Record) -> tantivy.Document:
    """Empty fields are left out."""
    row = tantivy.Document()
    row.add_text("key", record.key)
    for name, text in record.fields.items():
        if text:
            row.add_text(name, text)
    for suffix, name in ANYWHERE.items():
        row.add_text(name, " ".join(_stems(record, suffix)))
    for name in record.names:
        row.add_text("names", name)
    row.add_text("edges", record.edges)
    row.add_text("held", " ".join(record.held))
    for term in record.terms:
        row.add_text(field_of(term.partition("=")[0]), term)
    row.add_json("values", _values(record.terms))
    for name, key in record.orders.items():
        row.add_text(f"order_{name}", key)
        row.add_unsigned(f"rank_{name}", _rank(key))
    row.add_unsigned("tie", record.tie)
    row.add_bytes("source", json.dumps(record.source).encode())
    return row


def _stems(record: Record, suffix: str) -> set[str]:
    """The different stems of one language in all fields."""
    texts = (text for name, text in record.fields.items() if name.endswith(f"_{suffix}"))
    return set(" ".join(texts).split()) - {PRESENT}


def field_of(name: str) -> str:
    """Where the filter terms of a name are looked up."""
    return "uncounted" if name in UNCOUNTED else "terms"


def _rank(key: str) -> int:
    """The beginning of a sort key as a number that sorts alike."""
    return int.from_bytes(key.encode()[:RANK_BYTES].ljust(RANK_BYTES, b"\0"), "big")


def _values(terms: Iterable[str]) -> dict[str, list[str]]:
    """The terms of each name: whole, since a value alone may be read as a date."""
    values: dict[str, list[str]] = {}
    for term in terms:
        name = term.partition("=")[0]
        if name not in UNCOUNTED:
            values.setdefault(name, []).append(term)
    return values
