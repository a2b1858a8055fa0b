"""A `Record` as a document of the cluster, and the index that holds it."""

from collections.abc import Mapping
from typing import Any

from elasticsearch.dsl import Document, Keyword, Long, Object, Text

from search.records import FIELDS, ORDERS, SCHEMA, Record

# Texts arrive as stems: the cluster only splits them at white space.
ANALYZER = "whitespace"
SHARDS = 1
# One copy as soon as there is a second node.
REPLICAS = "0-1"


class Entry(Document):
    """`_id` is the record's key."""

    edges = Text(analyzer=ANALYZER, norms=False, index_options="docs")
    held = Text(analyzer=ANALYZER, norms=False, index_options="docs")
    terms = Keyword()
    names = Keyword(doc_values=False)
    tie = Long(index=False)
    source = Object(enabled=False)

    class Index:
        settings = {
            "number_of_shards": SHARDS,
            "auto_expand_replicas": REPLICAS,
            "refresh_interval": "1s",
        }

    class Meta:
        dynamic = "strict"


for _name in FIELDS:
    Entry._doc_type.mapping.field(_name, Text(analyzer=ANALYZER))
for _name in ORDERS:
    Entry._doc_type.mapping.field(f"order_{_name}", Keyword(index=False))


def body() -> dict[str, Any]:
    """Settings and mappings of an index."""
    return {
        "settings": Entry._index.to_dict()["settings"],
        "mappings": {
            "dynamic": "strict",
            "_meta": {"schema": SCHEMA},
            "_source": {"includes": ["source"]},
            **Entry._doc_type.mapping.to_dict(),
        },
    }


def entry(record: Record) -> Mapping[str, Any]:
    """The JSON of a record. Empty texts are left out."""
    return {
        **{name: text for name, text in record.fields.items() if text},
        **{f"order_{name}": key for name, key in record.orders.items()},
        "edges": record.edges,
        "held": " ".join(record.held),
        "terms": list(record.terms),
        "names": list(record.names),
        "tie": record.tie,
        "source": dict(record.source),
    }
