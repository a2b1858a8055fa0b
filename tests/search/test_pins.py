import pytest
from wagtail.models import ModelLogEntry, PageViewRestriction

from home.access import ActionNotPermitted, Actor
from search import pins
from search.documents import SearchQuery
from search.finding import find
from search.models import Pin

pytestmark = pytest.mark.django_db


@pytest.fixture
def site(search_index, add):
    pages = {
        "book": add("Pembukuan koperasi"),
        "simple": add("Pembukuan sederhana"),
        "meeting": add("Rapat anggota"),
    }
    search_index()
    return pages


def key(page):
    return f"home.standardpage:{page.pk}:id"


def titles(text, **values):
    found = find(SearchQuery(text, language="id", **values))
    return [("".join(part.text for part in hit.title), hit.is_pinned) for hit in found.hits]


def test_pinned_document_stands_first_and_once(site, editor):
    second = titles("pembukuan")[1][0]
    page = next(page for page in site.values() if page.title == second)
    pins.pin("Pembukuan!", "id", key(page), by=Actor(editor))
    assert [is_pinned for _title, is_pinned in titles("pembukuan")] == [True, False]
    assert titles("pembukuan")[0] == (second, True)


def test_document_that_the_search_would_not_find_is_shown(site, editor):
    pins.pin("agm", "id", key(site["meeting"]), by=Actor(editor))
    assert titles("AGM") == [("Rapat anggota", True)]
    assert find(SearchQuery("agm", language="id")).total == 1


def test_corrected_query_has_its_pins(site, editor):
    pins.pin("pembukuan", "id", key(site["meeting"]), by=Actor(editor))
    assert titles("pembukaun")[0] == ("Rapat anggota", True)


@pytest.mark.parametrize(
    "values",
    [
        {"exact": True},
        {"sort": "newest"},
        {"types": ("knowledge.toolpage",)},
        {"facets": {"sector": ("finance",)}},
        {"offset": 10},
    ],
    ids=["as typed", "another order", "another type", "a filter", "the second page"],
)
def test_pins_leave_other_views_alone(site, editor, values):
    pins.pin("pembukuan", "id", key(site["meeting"]), by=Actor(editor))
    assert ("Rapat anggota", True) not in titles("pembukuan", **values)


def test_pin_of_the_other_language_is_not_shown(site, editor):
    pins.pin("pembukuan", "id", key(site["meeting"]), by=Actor(editor))
    assert find(SearchQuery("pembukuan", language="en")).hits == ()


def test_document_that_is_no_longer_public_is_not_shown(site, editor):
    pins.pin("pembukuan", "id", key(site["meeting"]), by=Actor(editor))
    PageViewRestriction.objects.create(page=site["meeting"], restriction_type="login")
    assert ("Rapat anggota", True) not in titles("pembukuan")


def test_search_without_pins_costs_one_query_more(site, django_assert_num_queries):
    find(SearchQuery("pembukuan", language="id"))
    with django_assert_num_queries(2):  # the state of the words, the pins
        find(SearchQuery("pembukuan", language="id"))


class TestServices:
    def test_pinning_twice_changes_nothing_and_each_change_is_logged(self, site, editor):
        made = pins.pin("agm", "id", key(site["meeting"]), by=Actor(editor))
        assert pins.pin("AGM", "id", key(site["meeting"]), by=Actor(editor)) == made
        pins.unpin(made, by=Actor(editor))
        assert not Pin.objects.exists()
        actions = ModelLogEntry.objects.filter(action__startswith="search.")
        assert sorted(actions.values_list("action", flat=True)) == [pins.PINNED, pins.UNPINNED]

    @pytest.mark.parametrize(
        "bad", ["home.standardpage:999:id", "auth.user:1:id", "x", "", "a:b:c"]
    )
    def test_what_nobody_may_see_cannot_be_pinned(self, site, editor, bad):
        with pytest.raises(pins.NothingToPin):
            pins.pin("agm", "id", bad, by=Actor(editor))

    def test_no_words_and_another_language_are_refused(self, site, editor):
        for words, language in (("?!", "id"), ("agm", "en")):
            with pytest.raises(pins.NothingToPin):
                pins.pin(words, language, key(site["meeting"]), by=Actor(editor))

    def test_only_a_few_can_stand_first(self, site, editor, monkeypatch):
        monkeypatch.setattr(pins, "MOST_PINS", 1)
        pins.pin("agm", "id", key(site["meeting"]), by=Actor(editor))
        with pytest.raises(pins.PinsAreFull):
            pins.pin("agm", "id", key(site["book"]), by=Actor(editor))

    def test_pins_can_be_put_higher(self, site, editor):
        first, second, third = (
            pins.pin("agm", "id", key(page), by=Actor(editor)) for page in site.values()
        )
        pins.put_higher(third, by=Actor(editor))
        assert list(Pin.objects.all()) == [first, third, second]
        pins.put_higher(first, by=Actor(editor))
        assert list(Pin.objects.all()) == [first, third, second]
        assert [title for title, _pinned in titles("agm")] == [
            p.title for p in (first, third, second)
        ]
        assert ModelLogEntry.objects.filter(action=pins.RAISED).count() == 1

    def test_person_without_the_right_is_refused(self, site, editor, stranger):
        with pytest.raises(ActionNotPermitted):
            pins.pin("agm", "id", key(site["meeting"]), by=Actor(stranger))
        made = pins.pin("agm", "id", key(site["meeting"]), by=Actor(editor))
        with pytest.raises(ActionNotPermitted):
            pins.unpin(made, by=Actor(stranger))
        with pytest.raises(ActionNotPermitted):
            pins.put_higher(made, by=Actor(stranger))
