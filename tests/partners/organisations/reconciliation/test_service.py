"""OpenRefine asks: manifest, queries, suggestions, previews, as the protocol has them."""

import json
from contextlib import suppress
from typing import Any

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from partners.organisations.reconciliation.protocol import (
    MOST_QUERIES,
    BadQueries,
    read_batch,
)
from tests.partners.organisations.reconciliation import schemas
from tests.partners.organisations.reconciliation.pages import KESUGIHAN, cooperative

pytestmark = pytest.mark.usefixtures("regency")
ENDPOINT = "/id/koperasi/cocokkan/api/"
VILLAGE = "33.01.02.2003"
PLACE = [{"pid": "regency", "v": "Kab. Cilacap"}, {"pid": "district", "v": "Kesugihan"}]


def holds(schema: dict[str, Any], answer: Any) -> Any:
    """The answer's JSON; fails where the protocol has it otherwise."""
    found = json.loads(answer.content)
    schemas.validate(schema, found)
    return found


def asked(client: Client, queries: dict[str, Any], method: str = "post") -> Any:
    return getattr(client, method)(ENDPOINT, {"queries": json.dumps(queries)})


def test_the_manifest_says_what_is_there(client: Client) -> None:
    manifest = holds(schemas.MANIFEST, client.get(ENDPOINT))
    assert manifest["batchSize"] == MOST_QUERIES
    assert manifest["view"]["url"].endswith("/id/koperasi/cocokkan/api/view/{{id}}/")


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_query_finds_the_cooperative(method: str, client: Client) -> None:
    cooperative()
    query = {"query": "KDMP KESUGIHAN", "properties": PLACE, "limit": 3}
    found = holds(schemas.RESULTS, asked(client, {"q0": query}, method))
    [candidate] = found["q0"]["result"]
    assert (candidate["id"], candidate["match"]) == ("kdmp-kesugihan", True)


def test_a_query_of_villages_finds_the_village(client: Client) -> None:
    query = {"query": "Kesugihan", "type": "village", "properties": PLACE}
    found = holds(schemas.RESULTS, asked(client, {"a": query}))
    assert [(each["id"], each["match"]) for each in found["a"]["result"]] == [(VILLAGE, True)]


def test_a_name_alone_matches_nothing(client: Client) -> None:
    cooperative()
    query = {"query": "Kesugihan", "type": ["cooperative", "village"]}
    found = holds(schemas.RESULTS, asked(client, {"q": query}))
    scores = {each["id"]: each["score"] for each in found["q"]["result"]}
    assert scores.keys() == {VILLAGE, "kdmp-kesugihan"}
    assert scores["kdmp-kesugihan"] <= 50
    assert not any(each["match"] for each in found["q"]["result"])


def test_a_name_alone_offers_cooperatives_of_that_name(client: Client) -> None:
    cooperative()
    found = holds(schemas.RESULTS, asked(client, {"q": {"query": "KDMP Kesugihan"}}))
    offered = [(each["id"], each["match"]) for each in found["q"]["result"]]
    assert offered == [("kdmp-kesugihan", False)]


def test_number_code_and_kind_are_properties(client: Client) -> None:
    cooperative()
    number = {"pid": "number", "v": "AHU-0012345.AH.01.29.TAHUN 2025"}
    code = {"pid": "code", "v": int(KESUGIHAN)}
    kind = {"pid": "kind", "v": "kelurahan"}
    queries = {
        "number": {"properties": [number]},
        "code": {"properties": [code], "type": "village"},
        "kind": {"query": "Kesugihan", "properties": [*PLACE, kind], "type": "village"},
    }
    found = holds(schemas.RESULTS, asked(client, queries))
    matches = {key: [each["match"] for each in one["result"]] for key, one in found.items()}
    assert matches == {"number": [True], "code": [True], "kind": [False]}


def test_an_unknown_type_finds_nothing_and_an_unknown_property_is_left_alone(
    client: Client,
) -> None:
    queries = {
        "type": {"query": "Kesugihan", "type": "Q5", "properties": PLACE},
        "property": {
            "query": "Kesugihan",
            "type": "village",
            "properties": [*PLACE, {"pid": "P31", "v": {"id": "Q5"}}],
        },
    }
    found = holds(schemas.RESULTS, asked(client, queries))
    assert [len(found[key]["result"]) for key in ("type", "property")] == [0, 1]


def test_one_blank_query_leaves_the_others_their_answers(client: Client) -> None:
    queries = {"blank": {"query": ""}, "one": {"query": "Kesugihan", "type": "village"}}
    queries["one"]["properties"] = PLACE
    found = holds(schemas.RESULTS, asked(client, queries))
    assert [len(found[key]["result"]) for key in ("blank", "one")] == [0, 1]


@pytest.mark.parametrize(
    "sent",
    [
        "",
        "{",
        "[]",
        '{"q": 1}',
        '{"q": {}}',
        '{"q": {"query": 3}}',
        '{"q": {"query": "a", "limit": "x"}}',
        '{"q": {"query": "a", "limit": NaN}}',
        '{"q": {"query": "a", "properties": [1]}}',
        "[" * 100_000,
        json.dumps({str(at): {"query": "a"} for at in range(MOST_QUERIES + 1)}),
    ],
    ids=range(11),
)
def test_what_is_no_batch_is_refused_in_words(sent: str, client: Client) -> None:
    answer = client.post(ENDPOINT, {"queries": sent})
    assert answer.status_code == 400
    assert json.loads(answer.content)["error"]


@given(st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(st.sampled_from(["query", "type", "limit", "properties", "pid", "v", "q"]),
                      inner, max_size=4),
))  # fmt: skip
def test_any_json_is_a_batch_or_refused(batch: Any) -> None:
    with suppress(BadQueries):
        assert read_batch(json.dumps(batch)).keys() == batch.keys()


def test_any_page_may_read_it_and_jsonp_is_refused(client: Client) -> None:
    for address in (ENDPOINT, f"{ENDPOINT}suggest/entity/?prefix=kes"):
        answer = client.get(address, headers={"origin": "http://127.0.0.1:3333"})
        assert answer.headers["Access-Control-Allow-Origin"] == "*"
        assert "Access-Control-Allow-Credentials" not in answer.headers
    assert client.options(ENDPOINT).status_code == 204
    assert client.get(ENDPOINT, {"callback": "alert"}).status_code == 400


def test_entities_are_suggested_cooperatives_first(client: Client) -> None:
    cooperative()
    found = holds(schemas.ENTITIES, client.get(f"{ENDPOINT}suggest/entity/?prefix=kesug"))
    assert [each["id"] for each in found["result"]] == ["kdmp-kesugihan", VILLAGE]
    more = client.get(f"{ENDPOINT}suggest/entity/?prefix=kesug&cursor=1")
    assert [each["id"] for each in json.loads(more.content)["result"]] == [VILLAGE]


def test_properties_and_types_are_suggested(client: Client) -> None:
    found = holds(schemas.PROPERTIES, client.get(f"{ENDPOINT}suggest/property/?prefix=kec"))
    assert [each["id"] for each in found["result"]] == ["district"]
    found = holds(schemas.TYPES, client.get(f"{ENDPOINT}suggest/type/?prefix="))
    assert [each["id"] for each in found["result"]] == ["cooperative", "village"]
    assert client.get(f"{ENDPOINT}suggest/flyout/").status_code == 404


@pytest.mark.parametrize("prefix", ["%00", '"', "a" * 10_000, "%F0%9F%99%82", ""])
def test_odd_prefixes_are_answered(prefix: str, client: Client) -> None:
    answer = client.get(f"{ENDPOINT}suggest/entity/?prefix={prefix}&cursor=99999999999")
    holds(schemas.ENTITIES, answer)


def test_a_preview_may_stand_in_anybodys_frame(client: Client) -> None:
    cooperative()
    for entity, said in (("kdmp-kesugihan", "AHU-0012345"), (VILLAGE, "Cilacap")):
        answer = client.get(f"{ENDPOINT}preview/{entity}/")
        assert said in answer.content.decode()
        assert "X-Frame-Options" not in answer.headers
        assert "frame-ancestors 'self' *" in answer.headers["Content-Security-Policy"]


def test_a_view_leads_to_the_page_of_the_cooperative(client: Client) -> None:
    organisation = cooperative()
    answer = client.get(f"{ENDPOINT}view/kdmp-kesugihan/")
    assert answer.headers["Location"] == organisation.get_absolute_url()
    assert (
        client.get(f"{ENDPOINT}view/{VILLAGE}/")
        .headers["Location"]
        .endswith(f"/preview/{VILLAGE}/")
    )


def test_what_is_not_public_is_nowhere(client: Client) -> None:
    cooperative(is_public=False)
    number = {"pid": "number", "v": "AHU-0012345.AH.01.29.TAHUN 2025"}
    queries = {"name": {"query": "KDMP Kesugihan", "properties": PLACE}}
    queries["number"] = {"properties": [number]}
    found = holds(schemas.RESULTS, asked(client, queries))
    assert [one["result"] for one in found.values()] == [[], []]
    suggested = client.get(f"{ENDPOINT}suggest/entity/?prefix=koperasi desa")
    assert json.loads(suggested.content)["result"] == []
    assert client.get(f"{ENDPOINT}preview/kdmp-kesugihan/").status_code == 404


@pytest.mark.parametrize("method", ["get", "post"])
def test_who_asks_too_often_is_told_when_to_come_back(
    method: str, client: Client, settings: Any
) -> None:
    settings.RECONCILIATION_LIMITS = {"queries": "1/m/ip"}
    answers = [asked(client, {"q": {"query": "a"}}, method) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [200, 429]
    assert answers[1].headers["Retry-After"] == "60"


def test_suggestions_are_counted_too(client: Client, settings: Any) -> None:
    settings.RECONCILIATION_LIMITS = {"suggest": "1/m/ip"}
    address = f"{ENDPOINT}suggest/entity/?prefix=kes"
    assert [client.get(address).status_code for _ in range(2)] == [200, 429]


@pytest.mark.parametrize(
    ("address", "words"),
    [
        (ENDPOINT, "Terlalu banyak"),
        ("/en/cooperatives/match-list/api/", "Too much was asked from your network."),
    ],
)
def test_queries_over_many_places_are_refused_before_they_are_answered(
    address: str, words: str, client: Client, settings: Any
) -> None:
    settings.RECONCILIATION_LIMITS = {"cost": "500/m/ip"}
    places = [[{"pid": "province", "v": f"Provinsi {at}"}] for at in range(2)]
    queries = {str(at): {"query": "a", "properties": place} for at, place in enumerate(places)}
    first, second = [client.post(address, {"queries": json.dumps(queries)}) for _ in range(2)]
    assert (first.status_code, second.status_code) == (200, 429)
    assert json.loads(second.content)["error"].startswith(words)
    assert 0 < int(second.headers["Retry-After"]) <= 60
    assert second.headers["Access-Control-Allow-Origin"] == "*"
