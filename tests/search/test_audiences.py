"""What is for some is found by them alone: with the engine, without it, and by nobody's words."""

import dataclasses

import pytest
from django.http import QueryDict
from django.test import Client
from django.utils import translation
from wagtail.models import PageViewRestriction

from home.access import Actor
from search import indexing, lexicons, pins, rebuilding, registry
from search.documents import SearchQuery
from search.engines.tantivy_index.folders import Folders
from search.finding import complete, find
from search.listing import Listing, still_there, with_objects
from search.models import Word

MEMBERS = ("public", "members")
PAGE = "home.standardpage"


@pytest.fixture
def site(search_index, add, monkeypatch):
    """Two public pages, and one, of which the title says so, for members."""
    source = registry.source_of(PAGE)

    def build(page):
        for document in source.build(page):
            audiences = ("members",) if "Rahasia" in page.title else ("public",)
            yield dataclasses.replace(document, audiences=audiences)

    def shown_to(pages, audiences):
        return pages if "members" in audiences else pages.exclude(title__contains="Rahasia")

    members = dataclasses.replace(source, build=build, shown_to=shown_to)
    monkeypatch.setitem(registry._sources, PAGE, members)
    pages = [add(title) for title in ("Panen bersama", "Panen raya", "Rahasia biogas panen")]
    search_index()
    return pages


def total(text, audiences=("public",), **values):
    return find(SearchQuery(text, "id", audiences=audiences, **values)).total


def test_hits_and_counts_are_those_of_the_asker(site):
    found = find(SearchQuery("panen", "id", count=("type",)))
    assert (found.total, found.facets["type"]) == (2, {PAGE: 2})
    assert total("panen", MEMBERS) == 3
    assert total("panen", ("members",)) == 1
    assert total("panen", ()) == total("", ()) == 0
    assert (total(""), total("", MEMBERS)) == (2, 3)


def test_nobody_is_corrected_to_a_word_of_others(site):
    assert find(SearchQuery("biogs", "id")).corrections == ()
    assert find(SearchQuery("biogs", "id", audiences=MEMBERS)).corrections[0].used == "biogas"
    assert not lexicons.current().vocabulary.knows("biogas")


def test_nothing_of_others_completes(site):
    assert complete(SearchQuery("bio", "id")) == complete(SearchQuery("rahas", "id")) == []
    texts = {each.text for each in complete(SearchQuery("bio", "id", audiences=MEMBERS))}
    assert texts == {"biogas", "Rahasia biogas panen"}


def test_other_words_to_search_for_are_words_of_the_asker(site):
    assert "biogas" not in find(SearchQuery("biogaz", "id")).related
    assert "biogas" in find(SearchQuery("biogaz", "id", audiences=MEMBERS)).related


def test_words_of_a_change_are_learned_for_its_audience(site, add, search_index):
    add("Rahasia kompos")
    indexing.drain_quietly()
    assert set(Word.objects.filter(text="kompos").values_list("audience", flat=True)) == {"members"}
    assert not lexicons.current().vocabulary.knows("kompos")
    assert lexicons.current(MEMBERS).vocabulary.knows("kompos")


@pytest.mark.parametrize("change", ["unpublished", "restricted", "deleted", "changed"])
def test_words_of_a_withdrawn_page_leave_with_it(search_index, add, change):
    """Nobody is corrected to them, they complete nothing and are not suggested; a word that
    another page has stays. The vocabulary of this process still knows them."""
    page, _other = add("Silase kompos"), add("Kompos desa")
    search_index()
    assert told() == {"silase", "kompos"}
    if change == "unpublished":
        page.unpublish()
    elif change == "restricted":
        PageViewRestriction.objects.create(page=page, restriction_type="login")
    elif change == "deleted":
        page.delete()
    else:
        page.title = "Kompos"
        page.save_revision().publish()
    indexing.drain_quietly()
    assert lexicons.current().vocabulary.knows("silase")
    assert told() == {"kompos"}


def told():
    """What is said to whoever types nearly these words."""
    asked = [find(SearchQuery(text, "id")) for text in ("silasa", "kompoz", "silasexx", "komposxx")]
    words = {each.used for results in asked for each in results.corrections}
    words |= {word for results in asked for word in results.related}
    for text in ("sila", "komp"):
        words |= {each.text for each in complete(SearchQuery(text, "id")) if each.kind == "word"}
    return words


def test_pins_of_others_are_not_shown_and_cannot_be_made(site, editor):
    secret = f"{PAGE}:{site[2].pk}:id"
    with pytest.raises(pins.NothingToPin):
        pins.pin("panen", "id", secret, by=Actor(editor))
    pins.Pin.objects.create(words="panen", language="id", key=secret, title="Rahasia")
    assert secret not in {hit.key for hit in find(SearchQuery("panen", "id")).hits}
    assert find(SearchQuery("panen", "id", audiences=MEMBERS)).hits[0].is_pinned


def test_a_page_that_became_private_before_the_index_knows_is_not_listed(site):
    site[1].title = "Rahasia raya"
    site[1].save()  # nothing is committed here, so the index does not know
    with translation.override("id"):
        for items in (with_objects, still_there):
            shown = Listing.of(QueryDict("q=panen"), types=(PAGE,), items=items)
            assert {item.hit.identity[1] for item in shown.items} == {str(site[0].pk)}
            everything = Listing.of(
                QueryDict("q=panen"), types=(PAGE,), audiences=MEMBERS, items=items
            )
            assert len(everything.items) == 3


@pytest.mark.usefixtures("site", "broken")
def test_the_database_tells_nobody_more_than_the_engine():
    assert [total("panen"), total("panen", MEMBERS), total("", ())] == [2, 3, 0]


def test_pages_that_anybody_may_keep_hold_nothing_for_others(site, client: Client):
    for address in ("/id/cari/?q=rahasia", "/id/cari/", "/id/cari/usul/?q=rahas"):
        response = client.get(address)
        assert b"biogas" not in response.content


def test_an_index_that_knows_no_audiences_is_not_read_and_built_anew(site, settings):
    folders = Folders(settings.SEARCH_ENGINES["default"]["PATH"])
    live = folders.live()
    old = live.with_name(live.name.replace(folders.shape, "5-0.1"))
    live.rename(old)
    (folders.path / "current").write_text(old.name)
    assert folders.is_outdated()
    assert find(SearchQuery("panen", "id")).degraded
    rebuilding.rebuild()
    assert not folders.is_outdated()
