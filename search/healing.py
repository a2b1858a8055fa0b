"""An index that is absent or damaged is built anew, without anybody having to notice."""

import logging

from search import backends, rebuilding
from search.documents import SearchQuery
from search.engines.port import IndexUnusable
from search.lexicon import Lexicon
from search.plan import plan

logger = logging.getLogger(__name__)
# Reads the parts of an index that any search reads: terms, postings, columns, stored texts.
PROBE = SearchQuery("koperasi anggota", size=1, count=("type",))


def probe() -> None:
    """Ask the engine something. Raises `IndexUnusable` or `EngineUnavailable`."""
    backends.engine().search(plan(PROBE, Lexicon()))


def heal(error: IndexUnusable) -> None:
    """Build the index anew. Raises `EngineUnavailable` when that cannot be done either."""
    logger.error("search index unusable, building it anew: %s", error)
    report = rebuilding.rebuild()
    logger.warning("search index built anew: %s documents", report.documents)
