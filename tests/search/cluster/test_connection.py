"""Credentials, certificates, back-pressure, timeouts: a real node behind an unruly proxy."""

import base64
import logging
import time
from urllib.parse import urlsplit

import pytest

from search import finding
from search.answer import answer
from search.documents import SearchQuery
from search.engines.cluster import bulk, client
from search.engines.port import EngineUnavailable
from search.records import record
from tests.factories.search import LIBRARY, document, lexicon
from tests.search.cluster.conftest import engine_at
from tests.search.cluster.proxy import Proxy, busy, certificate, hang_up, one_item_busy, slow

BASIC = "Basic " + base64.b64encode(b"simpul:rahasia?").decode()
KEY = "ApiKey " + base64.b64encode(b"id:secret").decode()


@pytest.fixture
def pem(tmp_path):
    return certificate(tmp_path)


@pytest.fixture
def scheme(cluster_url):
    """What the addresses of the proxy begin with: the cluster's kind, with TLS."""
    return "opensearch+https" if cluster_url.startswith("opensearch") else "https"


def filled(engine):
    engine.rebuild(record(each) for each in LIBRARY)
    found = answer(SearchQuery("panen"), engine, lexicon(LIBRARY)).total
    engine.destroy()
    return found


def node(cluster_url):
    return f"http://{urlsplit(cluster_url.removeprefix('opensearch+')).netloc}"


def test_tls_with_basic_authentication(cluster_url, scheme, pem):
    with Proxy(node(cluster_url), pem, BASIC) as proxy:
        url = f"{scheme}://simpul:rahasia%3F@{proxy.address}"
        assert filled(engine_at(url, CA_CERTS=str(pem))) == 1


def test_tls_with_an_api_key(cluster_url, scheme, pem):
    with Proxy(node(cluster_url), pem, KEY) as proxy:
        key = KEY.removeprefix("ApiKey ")
        engine = engine_at(f"{scheme}://{proxy.address}", CA_CERTS=str(pem), API_KEY=key)
        assert filled(engine) == 1


def test_wrong_password_is_unavailable_and_never_logged(cluster_url, scheme, pem, caplog):
    with Proxy(node(cluster_url), pem, BASIC) as proxy, caplog.at_level(logging.DEBUG):
        engine = engine_at(f"{scheme}://simpul:falsch@{proxy.address}", CA_CERTS=str(pem))
        with pytest.raises(EngineUnavailable, match="401") as refused:
            answer(SearchQuery("panen"), engine, lexicon(LIBRARY))
    assert "falsch" not in str(refused.value) + caplog.text


def test_unknown_certificate_is_refused(cluster_url, scheme, pem):
    with Proxy(node(cluster_url), pem) as proxy:
        engine = engine_at(f"{scheme}://{proxy.address}")
        with pytest.raises(EngineUnavailable, match="certificate"):
            answer(SearchQuery("panen"), engine, lexicon(LIBRARY))


@pytest.fixture
def unruly(cluster_url, monkeypatch):
    """An engine behind a proxy without TLS, and the proxy."""
    monkeypatch.setattr(bulk, "BUSY_SECONDS", 0.02)
    kind = "opensearch+" if cluster_url.startswith("opensearch") else ""
    with Proxy(node(cluster_url)) as proxy:
        engine = engine_at(f"{kind}http://{proxy.address}")
        engine.rebuild(())
        yield engine, proxy
        engine.destroy()


def test_a_busy_cluster_is_given_time(unruly):
    engine, proxy = unruly
    proxy.tricks = [busy] * 10
    engine.put(record(document("Kas", pk=pk)) for pk in range(1, 4))
    assert proxy.tricks == []
    assert engine.health().documents == 3


def test_an_item_refused_for_now_is_sent_again(unruly):
    engine, proxy = unruly
    proxy.tricks = [one_item_busy, one_item_busy]
    engine.put(record(document("Kas", pk=pk)) for pk in range(1, 4))
    assert proxy.seen == 3
    assert engine.health().documents == 3


def test_a_writer_under_way_waits_for_an_election(unruly, monkeypatch):
    monkeypatch.setattr(bulk, "CHUNK", 10)
    monkeypatch.setattr(bulk, "ELECTION_PAUSES", (0.02,) * 3)
    engine, proxy = unruly
    tries = client.WRITE_RETRIES + 1
    proxy.tricks = [lambda _path, answer: answer, *[hang_up] * (2 * tries)]
    engine.put(record(document("Kas", pk=pk)) for pk in range(1, 21))
    assert proxy.seen == 1 + 2 * tries + 1
    assert engine.health().documents == 20


def test_a_cluster_that_is_not_there_is_noticed_at_once(unruly):
    engine, proxy = unruly
    tries = client.WRITE_RETRIES + 1
    proxy.tricks = [hang_up] * (tries + 1)
    with pytest.raises(EngineUnavailable):
        engine.put([record(document("Kas"))])
    assert len(proxy.tricks) == 1


def test_many_documents_go_in_several_requests(unruly, monkeypatch):
    monkeypatch.setattr(bulk, "CHUNK", 10)
    engine, proxy = unruly
    engine.put(record(document("Kas", pk=pk)) for pk in range(1, 36))
    assert proxy.seen == 4


def test_a_slow_cluster_costs_a_reader_two_short_waits(unruly, monkeypatch):
    monkeypatch.setattr(client, "SEARCH_SECONDS", 0.3)
    engine, proxy = unruly
    hasty = engine_at(f"opensearch+http://{proxy.address}", INDEX=engine.alias)
    proxy.victim, proxy.tricks = "/_search", [slow(2.0)] * 4
    started = time.monotonic()
    with pytest.raises(EngineUnavailable, match=r"[Tt]imed? ?out"):
        answer(SearchQuery("kas"), hasty, lexicon())
    assert time.monotonic() - started < 1.5


@pytest.mark.django_db
def test_page_answers_while_the_cluster_is_slow_and_recovers(
    unruly, settings, search_index, monkeypatch, client
):
    from search.engines.cluster import client as connection

    monkeypatch.setattr(connection, "SEARCH_SECONDS", 0.3)
    monkeypatch.setattr(finding, "PAUSE_SECONDS", 0.0)
    engine, proxy = unruly
    url = f"opensearch+http://{proxy.address}"
    settings.SEARCH_ENGINES = {"default": {"URL": url, "INDEX": engine.alias}}
    search_index()
    proxy.victim, proxy.tricks = "/_search", [slow(1.0)] * 2
    assert client.get("/id/cari/?q=kas").context["listing"].results.degraded
    assert not client.get("/id/cari/?q=kas").context["listing"].results.degraded
