import pytest
from django.http import QueryDict
from django.utils import translation

from search.documents import NEWEST
from search.listing import Listing


@pytest.fixture
def listing(search_index, add):
    for number in range(1, 26):
        add(f"Kas harian {number:02d}")
    search_index()

    def listing(query="", **options):
        with translation.override("id"):
            return Listing.of(QueryDict(query), **options)

    return listing


def test_items_carry_hits_and_objects(listing):
    found = listing("q=kas", types=("home.standardpage",), size=5)
    assert found.total == 25
    assert len(found.items) == 5
    assert found.items[0].object.title == "".join(s.text for s in found.items[0].hit.title)


def test_page_beyond_the_end_becomes_the_last_one(listing):
    found = listing("q=kas&page=99", size=10)
    assert found.page.number == 3
    assert len(found.items) == 5


def test_objects_that_are_no_longer_live_are_not_shown(listing):
    found = listing("q=kas", size=5)
    found.items[0].object.unpublish()
    assert len(listing("q=kas", size=5).items) == 4


def test_facets_have_labels_and_counts_and_can_be_removed(listing):
    found = listing("q=kas&type=home.standardpage", facets=("type", "sector"))
    (group,) = found.facets
    (option,) = group.options
    assert (option.count, option.selected) == (25, True)
    (link,) = found.active
    assert link.url == "?q=kas"
    assert found.clear_url == "?q=kas"


def test_orders_on_offer(listing):
    with_words = listing("q=kas&sort=newest")
    assert [link.is_current for link in with_words.sorts] == [False, True, False, False]
    assert with_words.sorts[0].url == "?q=kas"
    without = listing("")
    assert len(without.sorts) == 3
    assert without.sorts[0].is_current
    assert without.sorts[0].url == f"?sort={NEWEST}"


@pytest.mark.parametrize("size", [3, 20])
def test_queries_do_not_grow_with_the_hits(listing, size, django_assert_max_num_queries):
    with django_assert_max_num_queries(6):
        listing("q=kas", types=("home.standardpage",), size=size)
