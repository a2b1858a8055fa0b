"""What every engine must do. A subclass gives a fixture `engine`: empty and writable."""

import datetime
from dataclasses import replace

import pytest

from search.answer import answer
from search.documents import BY_TITLE, NEWEST, POPULAR, SORTS, SearchQuery
from search.plan import plan, restrictions
from search.records import record
from search.suggestions import TITLE, WORD, suggest
from tests.factories.search import LIBRARY, document, lexicon
from tests.search.engines.naming import NamingContract


def keys(results):
    return [hit.key for hit in results.hits]


def pks(results):
    return [int(hit.identity[1]) for hit in results.hits]


class EngineContract(NamingContract):
    @pytest.fixture
    def library(self, engine):
        engine.rebuild(record(each) for each in LIBRARY)
        return engine

    def ask(self, engine, text="", documents=LIBRARY, glossary=(), **query):
        return answer(SearchQuery(text=text, **query), engine, lexicon(documents, glossary))

    def test_a_word_is_found_in_another_form(self, library):
        assert pks(self.ask(library, "membukukan", language="id")) == [1]

    def test_the_title_in_the_other_language_is_found(self, library):
        assert pks(self.ask(library, "bookkeeping", language="id")) == [1]

    def test_text_of_attached_files_is_found(self, library):
        results = self.ask(library, "suhu")
        assert pks(results) == [3]
        assert results.hits[0].source == "extract"

    def test_language_and_type_restrict(self, library):
        assert pks(self.ask(library, "nelayan", types=("organisations.organisation",))) == [5]
        assert pks(self.ask(library, "bookkeeping", language="en")) == [4]

    def test_nothing_typed_lists_everything(self, library):
        assert self.ask(library).total == len(LIBRARY)

    def test_facets_are_counted_under_the_filters_of_the_others(self, library):
        results = self.ask(
            library, facets={"sector": ("agriculture",)}, count=("sector", "stage"), language="id"
        )
        assert results.total == 2
        assert results.facets["sector"] == {"agriculture": 2, "finance": 1, "fisheries": 1}
        assert results.facets["stage"] == {"first-sale": 1, "rat": 1}

    def test_values_of_one_facet_widen_and_facets_narrow(self, library):
        wide = self.ask(library, facets={"sector": ("finance", "fisheries")})
        assert sorted(pks(wide)) == [1, 3]
        narrow = {"sector": ("finance", "fisheries"), "stage": ("first-sale",)}
        assert pks(self.ask(library, facets=narrow)) == [1]

    def test_counts_of_text_hits_only(self, library):
        results = self.ask(library, "panen", count=("sector",))
        assert results.facets["sector"] == {"agriculture": 1}

    @pytest.mark.parametrize("sort", SORTS)
    @pytest.mark.parametrize(
        "text",
        ["", "panen", "nelayan koperasi", "cold storage", "pembukaun kas", "gudang suhu mina"],
    )
    def test_counts_add_up_to_the_hits(self, library, text, sort):
        glossary = [("ruang pendingin", "cold storage")]
        results = self.ask(library, text, glossary=glossary, count=("type",), sort=sort)
        assert sum(results.facets["type"].values()) == results.total > 0

    def test_orders(self, engine):
        days = [datetime.date(2025, 3, day) for day in (1, 2, 3)]
        documents = [
            document("Beras", pk=1, date=days[1], popularity=1),
            document("apel", pk=2, date=days[2], popularity=3),
            document("Cabai", pk=3, date=days[0], popularity=2),
            document("Durian", pk=4),
        ]
        for each in documents:
            engine.put([record(each)])
        assert pks(self.ask(engine, sort=BY_TITLE)) == [2, 1, 3, 4]
        assert pks(self.ask(engine, sort=NEWEST)) == [2, 1, 3, 4]
        assert pks(self.ask(engine, sort=POPULAR)) == [2, 3, 1, 4]

    @pytest.mark.parametrize("sort", [NEWEST, POPULAR, BY_TITLE])
    def test_pages_far_down_follow_each_other_in_order(self, engine, sort):
        """Many are equal in all that is told by the first letters of a sort key."""
        day = datetime.datetime(2025, 3, 1, 8, tzinfo=datetime.UTC)
        titles = [f"Panduan {number:03d}" for number in range(60)]
        engine.rebuild(
            record(document(title, pk=1 + at, date=day, popularity=at % 3))
            for at, title in enumerate(titles)
        )
        whole = pks(self.ask(engine, sort=sort, size=60))
        turned = [pk for at in range(0, 60, 7) for pk in self.page(engine, sort, at)]
        assert turned == whole
        assert self.page(engine, sort, 60) == []
        by_popularity = sorted(range(60), key=lambda at: (-(at % 3), at))
        expected = by_popularity if sort == POPULAR else range(60)
        assert whole == [1 + at for at in expected]

    def page(self, engine, sort, offset):
        return pks(self.ask(engine, sort=sort, offset=offset, size=7))

    def test_newest_tells_minutes_apart(self, engine):
        day = datetime.date(2025, 3, 1)
        hours = [datetime.datetime(2025, 3, 1, hour, tzinfo=datetime.UTC) for hour in (9, 8)]
        for pk, date in enumerate([day, *hours], start=1):
            engine.put([record(document("Kas", pk=pk, date=date))])
        assert pks(self.ask(engine, sort=NEWEST)) == [2, 3, 1]

    def test_pages_partition_the_hits_in_a_stable_order(self, engine):
        engine.rebuild(record(document("Kas harian", pk=pk)) for pk in range(1, 31))
        lookup = lexicon([document("Kas harian")])
        pages = [
            answer(SearchQuery("kas", offset=offset, size=7), engine, lookup)
            for offset in range(0, 35, 7)
        ]
        seen = [key for page in pages for key in keys(page)]
        assert len(seen) == len(set(seen)) == 30
        again = answer(SearchQuery("kas", offset=7, size=7), engine, lookup)
        assert keys(again) == keys(pages[1])
        assert {page.total for page in pages} == {30}

    def test_put_replaces_and_delete_removes(self, engine):
        engine.put([record(document("Kas lama", pk=1)), record(document("Kas lain", pk=2))])
        engine.put([record(document("Modal baru", pk=1))])
        assert pks(self.ask(engine, "kas")) == [2]
        assert pks(self.ask(engine, "modal")) == [1]
        engine.delete(["knowledge.toolpage:1:id", "knowledge.toolpage:99:id"])
        assert pks(self.ask(engine, "modal")) == []
        assert self.ask(engine).total == 1

    def test_rebuild_replaces_everything(self, library):
        assert library.rebuild(iter([record(document("Satu", pk=77))])) == 1
        assert pks(self.ask(library)) == [77]
        assert library.health().documents == 1

    def test_failed_rebuild_keeps_the_old_index(self, library):
        def broken():
            yield record(document("Satu", pk=77))
            raise LookupError

        with pytest.raises(LookupError):
            library.rebuild(broken())
        assert self.ask(library).total == len(LIBRARY)

    def test_writing_keeps_changes_visible_one_by_one(self, engine):
        with engine.writing():
            engine.put([record(document("Kas", pk=1))])
            assert self.ask(engine, "kas").total == 1
            engine.put([record(document("Kas", pk=2))])
            assert self.ask(engine, "kas").total == 2

    def test_typo_finds_and_is_reported(self, library):
        results = self.ask(library, "pembukaun", language="id")
        assert pks(results) == [1]
        assert results.understood == "pembukuan"
        assert self.ask(library, "pembukaun", exact=True).total == 0

    def test_glossary_phrases_find_the_other_language(self, library):
        glossary = [("ruang pendingin", "cold storage")]
        assert 3 in pks(self.ask(library, "cold storage", glossary=glossary, language="id"))

    def complete(self, engine, *words, **query):
        within = tuple(restrictions(SearchQuery(**query)))
        return [found.title for found in engine.complete(words, within)]

    def test_titles_complete_by_any_of_their_words(self, library):
        titles = self.complete(library, "nel")
        assert sorted(titles) == ["Gudang dingin untuk nelayan", "Koperasi Nelayan Mina"]
        found = self.complete(library, "pemb", "kop", language="id")
        assert found == ["Pembukuan koperasi sederhana"]
        assert self.complete(library, "pemb", language="en") == []
        assert self.complete(library) == []

    @pytest.mark.parametrize("sort", SORTS)
    @pytest.mark.parametrize("text", ["", "rahasia", "panen rahasia", "rahasya"])
    def test_what_is_for_others_is_neither_found_nor_counted(self, engine, text, sort):
        """Lists, totals, counts, corrections, completions, other words to search for."""
        secret = [
            document("Rahasia panen", pk=90 + n, audiences=("members",), **values)
            for n, values in enumerate([{"facets": {"sector": ("secret",)}}, {"language": "en"}])
        ]
        engine.rebuild(record(each) for each in [*LIBRARY, *secret])
        words = lexicon(LIBRARY)
        asked = {"count": ("sector", "type"), "sort": sort}
        told = answer(SearchQuery(text, **asked), engine, words)
        known = answer(SearchQuery(text, **asked, audiences=("members",)), engine, words)
        assert not {90, 91}.intersection(pks(told))
        assert "secret" not in told.facets["sector"]
        assert sum(told.facets["type"].values()) == told.total
        assert "rahasia" not in (told.understood.replace(text, ""), *told.related)
        assert set(pks(known)) == ({90, 91} if text != "rahasya" else set())
        assert self.ask(engine, text, audiences=(), **asked).total == 0
        assert self.complete(engine, "rah") == []
        assert len(self.complete(engine, "rah", audiences=("members",))) == 2

    def test_only_words_that_stand_in_a_document_of_the_asker_are_held(self, library):
        library.put([record(document("Rahasia panen", pk=90, audiences=("members", "board")))])
        asked = ["panen", "rahasia", "pan", "panennya", "", "x=y", "a b"]
        assert set(library.holding(asked, ("public",))) == {"panen"}
        assert set(library.holding(asked, ("public", "board"))) == {"panen", "rahasia"}
        assert set(library.holding(asked, ())) == set(library.holding([], ("public",))) == set()

    @pytest.mark.parametrize("change", ["deleted", "replaced", "restricted"])
    def test_words_of_a_withdrawn_document_leave_with_it(self, library, change):
        """The lexicon still has them, as one that only learns: the index knows better."""
        public = document("Biogas dan kompos", pk=91)
        library.put([record(public), record(document("Kompos desa", pk=92))])
        words = lexicon([*LIBRARY, public])
        assert self.told(library, words) == {"biogas", "kompos"}
        if change == "deleted":
            library.delete([public.key])
        else:
            other = {"title": "Kebun"} if change == "replaced" else {"audiences": ("members",)}
            library.put([record(replace(public, **other))])
        assert self.told(library, words) == {"kompos"}

    def told(self, engine, words):
        """What a reader is told who types nearly these words, or their beginnings."""
        told = set()
        for text in ("biogaz", "kompoz", "biogasxx", "komposxx"):
            results = answer(SearchQuery(text), engine, words)
            told |= {each.used for each in results.corrections} | {*results.related}
        for text in ("biog", "komp"):
            found = suggest(SearchQuery(text), engine, words)
            told |= {each.text for each in found if each.kind == WORD}
        return told

    def test_an_asker_of_several_audiences_finds_what_is_for_any(self, library):
        library.put([record(document("Rahasia", pk=90, audiences=("members", "board")))])
        both = self.ask(library, audiences=("public", "board"))
        assert both.total == len(LIBRARY) + 1

    @pytest.mark.parametrize(
        "text",
        ['"', "(((", "a" * 10_000, "x " * 5_000, "\0", "AND OR NOT", "tit*le:~1", "//", "🐟", "١٢"],
    )
    def test_odd_text_is_answered(self, library, text):
        assert 0 <= self.ask(library, text).total <= len(LIBRARY)

    def test_odd_filters_find_nothing(self, library):
        for odd in ('"', "\0", "a=b", "x" * 5_000, ""):
            assert self.ask(library, facets={"sector": (odd,)}).total == 0

    def test_page_out_of_range_is_empty(self, library):
        assert self.ask(library, "koperasi", offset=10**9).hits == ()

    def test_plan_of_no_size_counts_only(self, library):
        found = library.search(plan(SearchQuery("panen", size=0), lexicon(LIBRARY)))
        assert (found.hits, found.total) == ((), 1)

    def test_health_counts_documents(self, library):
        health = library.health()
        assert (health.ok, health.documents) == (True, len(LIBRARY))

    ENTRIES = (
        document("Koperasi Desa Merah Putih Gudang", pk=91, is_entry=True, type="a.cooperative"),
        document("Menyimpan panen", pk=92, body="Kapan desa menyewa sebuah gudang bersama."),
        document("Koperasi Desa Merah Putih Kebun", pk=93, is_entry=True, type="a.cooperative"),
    )

    def test_texts_stand_before_entries_of_a_register(self, engine):
        engine.rebuild(record(each) for each in self.ENTRIES)
        assert pks(self.ask(engine, "gudang", self.ENTRIES)) == [92, 91]

    def test_entries_are_found_where_they_alone_are_meant(self, engine):
        engine.rebuild(record(each) for each in self.ENTRIES)
        assert pks(self.ask(engine, "kebun", self.ENTRIES)) == [93]
        only = self.ask(engine, "gudang", self.ENTRIES, types=("a.cooperative",))
        assert pks(only) == [91]

    def test_names_of_a_register_are_suggested_when_more_of_them_is_typed(self, engine):
        engine.rebuild(record(each) for each in self.ENTRIES)
        known = lexicon(self.ENTRIES)
        few = suggest(SearchQuery("keb"), engine, known)
        more = suggest(SearchQuery("kebu"), engine, known)
        assert not [each for each in few if each.kind == TITLE]
        assert [each.text for each in more if each.kind == TITLE] == [self.ENTRIES[2].title]
