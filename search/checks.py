"""`manage.py check` refuses half a configuration of the search."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.checks import CheckMessage, Error, Warning, register
from django.core.exceptions import ImproperlyConfigured

from search import backends
from search.engines.tantivy_index.folders import Folders

INDEXERS = ("commit", "process")
LOCAL_HOSTS = ("localhost", "127.0.0.1", "::1")


@register("search")
def check_search(app_configs: object, **kwargs: object) -> list[CheckMessage]:
    found: list[CheckMessage] = []
    if settings.SEARCH_INDEXER not in INDEXERS:
        found.append(
            Error(
                f"SEARCH_INDEXER is {settings.SEARCH_INDEXER!r}.",
                hint=f"Use one of: {', '.join(INDEXERS)}.",
                id="search.E001",
            )
        )
    for alias, config in settings.SEARCH_ENGINES.items():
        found += _check_engine(alias, config)
    return found


def _check_engine(alias: str, config: Mapping[str, Any]) -> Iterator[CheckMessage]:
    try:
        path = backends.dotted_path(config)
    except ImproperlyConfigured as error:
        yield Error(f"SEARCH_ENGINES[{alias!r}]: {error}.", id="search.E002")
        return
    if path == backends.CLUSTER:
        yield from _check_cluster(config)
    elif config.get("API_KEY") or config.get("CA_CERTS"):
        yield Error(
            "SEARCH_API_KEY or SEARCH_CA_CERTS is set, but SEARCH_URL names no cluster.",
            hint="Set SEARCH_URL=https://… or unset the others.",
            id="search.E003",
        )
    elif path == backends.SCHEMES["embedded"]:
        yield from _check_embedded(config)


def _check_embedded(config: Mapping[str, Any]) -> Iterator[CheckMessage]:
    if not config.get("PATH"):
        yield Error("The embedded search engine has no PATH.", id="search.E004")
    elif Folders(Path(config["PATH"])).is_outdated():
        yield Warning(
            "The search index was made by another version and is not read.",
            hint="run_indexer builds it anew by itself; without it run manage.py reindex.",
            id="search.W002",
        )


def _check_cluster(config: Mapping[str, Any]) -> Iterator[CheckMessage]:
    addresses = [urlsplit(part.strip()) for part in config["URL"].split(",")]
    if not all(address.hostname for address in addresses):
        yield Error("SEARCH_URL has an address without a host.", id="search.E005")
        return
    if len({address.scheme for address in addresses}) > 1:
        yield Error("The addresses of SEARCH_URL differ in their scheme.", id="search.E006")
    if config.get("API_KEY") and any(address.username for address in addresses):
        yield Error(
            "The cluster has an API key and a user name.",
            hint="Use SEARCH_API_KEY or user:password@ in SEARCH_URL, not both.",
            id="search.E007",
        )
    yield from _check_transport(config, addresses)


def _check_transport(config: Mapping[str, Any], addresses: list[Any]) -> Iterator[CheckMessage]:
    is_plain = any(address.scheme.endswith("http") for address in addresses)
    if config.get("CA_CERTS") and is_plain:
        yield Error("SEARCH_CA_CERTS is set, but SEARCH_URL is not https.", id="search.E008")
    if config.get("CA_CERTS") and not Path(config["CA_CERTS"]).is_file():
        yield Error(f"SEARCH_CA_CERTS: no file {config['CA_CERTS']}.", id="search.E009")
    has_secret = config.get("API_KEY") or any(address.password for address in addresses)
    is_remote = any(address.hostname not in LOCAL_HOSTS for address in addresses)
    if has_secret and is_plain and is_remote:
        yield Warning(
            "The credentials of the search cluster travel unencrypted.",
            hint="Use https:// in SEARCH_URL.",
            id="search.W001",
        )
