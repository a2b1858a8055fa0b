import json

import pytest
from django.urls import reverse
from django.utils import translation

ODD = [
    "%22",
    "%00",
    "(",
    "a" * 10_000,
    "kas&page=id",
    "kas&page=" + "9" * 20,
    "%ff%fe",
    "%F0%9F%90%9F",
]


def address(name, query):
    """Whether or not the catalogues are compiled."""
    with translation.override("id"):
        return f"{reverse(f'search:{name}')}?q={query}"


@pytest.fixture
def pages(search_index, add):
    add("Pembukuan koperasi <b>", lead="Cara mencatat kas.")
    add("Rapat anggota tahunan")
    search_index()


@pytest.mark.usefixtures("pages")
class TestResults:
    def test_hits_are_shown_escaped_and_marked(self, client):
        html = client.get(address("results", "pembukuan")).content.decode()
        assert "<mark>Pembukuan</mark> koperasi &lt;b&gt;" in html

    def test_correction_is_shown_with_a_way_back(self, client):
        html = client.get(address("results", "pembukaun")).content.decode()
        assert "<b>pembukuan</b>" in html
        assert "q=pembukaun&amp;exact=1" in html

    def test_nothing_found_leads_to_related_words_and_a_letter(self, client, settings):
        settings.CONTACT_EMAIL = "halo@simpul.test"
        html = client.get(address("results", "pembukuxx zzz")).content.decode()
        assert '<a class="tag" href="?q=pembukuan">pembukuan</a>' in html
        assert "mailto:halo@simpul.test?subject=Dicari%3A%20pembukuxx%20zzz&amp;body=" in html

    def test_letter_is_not_offered_without_an_address(self, client):
        assert "mailto:" not in client.get(address("results", "zzzzzz")).content.decode()

    def test_nothing_found_leads_to_the_other_language_with_the_same_words(self, client):
        html = client.get(address("results", "zz%26z+y&type=home.standardpage")).content.decode()
        assert '<a href="/en/search/?q=zz%26z+y" hreflang="en">' in html
        found = client.get(address("results", "pembukuan")).content.decode()
        assert '<a href="/en/search/?q=pembukuan" hreflang="en">' not in found

    def test_nothing_found_has_ways_on(self, client):
        html = client.get(address("results", "zzzzzz&type=home.standardpage")).content.decode()
        assert "<mark>" not in html
        assert 'href="?q=zzzzzz"' in html

    @pytest.mark.parametrize("query", ODD)
    def test_odd_input_is_answered(self, client, query):
        assert client.get(address("results", f"{query}")).status_code == 200
        assert client.get(address("results", f"kas&type={query}")).status_code == 200
        assert client.get(address("suggest", f"{query}")).status_code == 200

    def test_queries_stay_few(self, client, django_assert_max_num_queries):
        client.get(address("results", "kas"))
        with django_assert_max_num_queries(18):
            client.get(address("results", "kas"))

    def test_no_cookie_is_set(self, client):
        response = client.get(address("results", "kas"))
        assert not response.cookies
        assert "Cookie" not in response.headers.get("Vary", "")

    def test_suggestions_are_json_and_kept_by_no_shared_cache(self, client):
        response = client.get(address("suggest", "pemb"))
        assert json.loads(response.content)["suggestions"] == [
            {"kind": "word", "text": "pembukuan", "url": "", "note": ""},
            {
                "kind": "title",
                "text": "Pembukuan koperasi <b>",
                "url": "/id/pembukuan-koperasi-b/",
                "note": "",
            },
        ]
        assert response["Cache-Control"] == "private, max-age=60"


@pytest.mark.usefixtures("broken")
def test_page_answers_without_an_engine(client, add):
    add("Pembukuan koperasi")
    html = client.get(address("results", "pembukuan")).content.decode()
    assert "notice" in html
    assert "<mark>Pembukuan</mark>" in html
    assert client.get(address("suggest", "pemb")).json() == {"suggestions": []}
