"""The admin's own search answers whatever is typed, on SQLite and on PostgreSQL."""

import pytest
from django.urls import reverse
from modelsearch.query import And, Not, Phrase, PlainText
from wagtail.models import Page
from wagtail.search.backends import get_search_backend
from wagtail.snippets.models import get_snippet_models

from search.wagtail_backend import LONGEST, safe

ADDRESSES = [
    "/admin/pages/",
    "/admin/choose-page/search/",
    "/admin/images/",
    "/admin/images/chooser/results/",
    "/admin/documents/",
    "/admin/documents/chooser/results/",
    "/admin/users/",
    "/admin/redirects/",
    "/admin/reports/site-history/",
]
ODD = [
    "%22",
    "a%22b",
    "%22kas%22",
    "%00",
    "kas%22%00",
    "%01%1f",
    "(",
    "NEAR(",
    "kas AND",
    "^kas",
    "title:kas",
    "*",
    "-",
    "%27%27",
    "%5C",
    "%25",
    "a" * 5_000,
    "%F0%9F%90%9F",
]


@pytest.mark.django_db
@pytest.mark.parametrize("address", ADDRESSES)
def test_admin_lists_answer_odd_text(admin_client, address):
    for odd in ODD:
        assert admin_client.get(f"{address}?q={odd}").status_code == 200, odd


@pytest.mark.django_db
@pytest.mark.parametrize("model", get_snippet_models(), ids=lambda model: model._meta.label)
def test_lists_of_records_answer_odd_text(admin_client, model):
    address = reverse(model.snippet_viewset.get_url_name("list"))
    for odd in ["kas", *ODD]:
        assert admin_client.get(f"{address}?q={odd}").status_code == 200, odd


@pytest.mark.django_db
def test_words_are_still_found(add):
    page = add("Buku kas harian")
    backend = get_search_backend()
    for query in ("kas", '"buku kas"', "\0kas", PlainText('kas"'), Phrase("buku kas")):
        assert [found.pk for found in backend.search(query, Page)] == [page.pk], query
    assert [found.pk for found in backend.autocomplete('har"', Page)] == [page.pk]


def test_text_inside_query_objects_is_cleaned():
    query = And([PlainText('a"b'), Not(Phrase("c\0d"))])
    cleaned = safe(query)
    assert cleaned.subqueries[0].query_string == "a b"
    assert cleaned.subqueries[1].subquery.query_string == "c d"
    assert query.subqueries[0].query_string == 'a"b'


def test_long_text_is_cut():
    assert len(safe("kata " * 1_000)) <= LONGEST
    assert safe(None) == safe(' "" ') == ""
