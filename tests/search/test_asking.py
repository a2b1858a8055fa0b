import pytest
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from search import registry
from search.asking import ask
from search.documents import MAX_OFFSET, NEWEST, RELEVANCE, SORTS

SECTORS = {"agriculture": "Pertanian", "services": "Jasa"}


@pytest.fixture(autouse=True)
def _facet(monkeypatch):
    facet = registry.Facet("sector", "Sektor", lambda: SECTORS)
    monkeypatch.setitem(registry._facets, "sector", facet)


def test_parameters_become_a_query():
    asked = ask(QueryDict("q=kas&page=3&sort=newest&sector=services&sector=x"), ["sector"])
    query = asked.query("id", ("a.b",), 10)
    assert (query.text, query.offset, query.sort) == ("kas", 20, NEWEST)
    assert query.facets == {"sector": ("services",)}
    assert query.count == ("sector",)


@pytest.mark.parametrize("page", ["id", "", "-1", "0", "9" * 20, "1.5", "\u0661", "\u00b2", "NaN"])
def test_odd_pages_are_pages(page):
    assert 1 <= ask(QueryDict(f"page={page}"), []).page <= MAX_OFFSET


def test_addresses_keep_what_was_asked():
    asked = ask(QueryDict("q=a+b&sector=services&exact=1&page=4"), ["sector"])
    assert asked.address() == "?q=a+b&sector=services&exact=1"
    assert asked.address(sector=()) == "?q=a+b&exact=1"
    assert asked.address(exact="", sector=("agriculture", "services")) == (
        "?q=a+b&sector=agriculture&sector=services"
    )


def test_control_characters_and_length_are_cut():
    assert ask(QueryDict("q=%00kas%0A" + "x" * 5_000), []).text.startswith("kas x")
    assert len(ask(QueryDict("q=" + "x" * 5_000), []).text) == 300


@given(st.text(), st.text(), st.text())
def test_any_query_string_is_understood(text, page, sort):
    parameters = QueryDict(mutable=True)
    parameters.update({"q": text, "page": page, "sort": sort, "sector": text})
    asked = ask(parameters, ["sector", "unknown"])
    assert asked.sort in SORTS
    assert asked.sort == RELEVANCE or asked.sort == sort
    assert all(not choice.chosen or choice.chosen[0] in SECTORS for choice in asked.choices)
