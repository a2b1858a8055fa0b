"""The configured engines: one instance per process and alias, made on first use.

`SEARCH_ENGINES = {"default": {"URL": "embedded://", "PATH": …}}`. The class follows from
the scheme of `URL`, or is named by `ENGINE`, a dotted path.
"""

from collections.abc import Mapping
from functools import cache
from typing import Any

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.utils.module_loading import import_string

from search.engines.port import SearchEngine

CLUSTER = "search.engines.elastic.ElasticEngine"
SCHEMES = {
    "embedded": "search.engines.embedded.EmbeddedEngine",
    "null": "search.engines.null.NullEngine",
    "http": CLUSTER,
    "https": CLUSTER,
    "opensearch+http": CLUSTER,
    "opensearch+https": CLUSTER,
}


@cache
def engine(alias: str = "default") -> SearchEngine:
    """The engine of an alias."""
    return build(settings.SEARCH_ENGINES[alias])


def build(config: Mapping[str, Any]) -> SearchEngine:
    """An engine that nobody shares."""
    return import_string(dotted_path(config)).configured(config)


def dotted_path(config: Mapping[str, Any]) -> str:
    """The engine's class. Raises `ImproperlyConfigured` for an unknown scheme."""
    if config.get("ENGINE"):
        return config["ENGINE"]
    scheme = config["URL"].partition("://")[0]
    if scheme not in SCHEMES:
        raise ImproperlyConfigured(
            f"SEARCH_URL begins with none of {', '.join(f'{name}://' for name in SCHEMES)}"
        )
    return SCHEMES[scheme]


def forget() -> None:
    """Close the engines; the next use opens them anew."""
    for alias in settings.SEARCH_ENGINES if engine.cache_info().currsize else ():
        engine(alias).close()
    engine.cache_clear()
