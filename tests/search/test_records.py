import datetime

from search.documents import BY_TITLE, NEWEST, POPULAR
from search.records import FIELDS, record, term
from tests.factories.search import document


def test_texts_are_stemmed_in_both_languages():
    fields = record(document("Pembukuan meetings", body="dan yang")).fields
    assert set(fields) == set(FIELDS)
    assert fields["title_i"] == "pembukuan meeting ."
    assert fields["title_e"] == "pembukuan meet ."
    assert fields["body_i"] == "dan yang ."
    assert fields["extract_e"] == "."


def test_terms_name_type_audience_language_and_facets():
    terms = record(document(facets={"sector": ("a", "b", "a")})).terms
    assert terms == (
        term("type", "knowledge.toolpage"),
        "standing=text",
        term("audience", "public"),
        term("language", "id"),
        "sector=a",
        "sector=b",
    )


def test_orders_sort_ascending_and_are_unique():
    old = record(document("Ábaca", pk=1, date=datetime.date(2020, 1, 1), popularity=3)).orders
    new = record(document("abaca", pk=2, date=datetime.date(2021, 1, 1), popularity=-5)).orders
    assert new[NEWEST] < old[NEWEST]
    assert old[POPULAR] < new[POPULAR]
    assert old[BY_TITLE] != new[BY_TITLE]


def test_title_that_begins_another_stands_first():
    short, long = (record(document(title)).orders for title in ("Y naskah", "Y naskah asli"))
    assert all(short[order] < long[order] for order in (NEWEST, POPULAR, BY_TITLE))


def test_edges_are_beginnings_of_title_words():
    assert record(document("Kas RAT")).edges == "k ka kas r ra rat"


def test_nul_and_decomposed_characters_are_stored_clean():
    source = record(document("Cafe\u0301\0", summary="x")).source
    assert source["title"] == "Café "
    assert "body" not in source


def test_an_entry_of_a_register_stands_behind_texts():
    text, entry = record(document("Gudang")), record(document("Gudang", is_entry=True))
    assert "standing=text" in text.terms
    assert not any(each.startswith("standing=") for each in entry.terms)
    assert text.orders["popular"] < entry.orders["popular"]


def test_of_a_title_only_what_tells_is_looked_up_and_all_of_it_is_known_and_shown():
    named = record(document("KDMP Sukamaju", telling="Sukamaju", borne="Koperasi"))
    assert named.fields["title_e"] == ". sukamaju ."
    assert named.fields["keywords_i"] == ". ."
    assert named.words == {"kdmp", "sukamaju", "koperasi"}
    assert named.source["title"] == "KDMP Sukamaju"
    assert "kdmp" in named.edges.split()
