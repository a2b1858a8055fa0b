"""What every engine must do with names: a part of its contract."""

from dataclasses import replace

import pytest

from search.answer import answer
from search.documents import SORTS, SearchQuery
from search.records import record
from tests.factories.search import document, lexicon


def pks(results):
    return [int(hit.identity[1]) for hit in results.hits]


class NamingContract:
    NAMED = (
        document("KDMP Suka Maju", pk=81, telling="Suka Maju", names=("kdmp suka maju", "AHU-12")),
        document("Maju bersama: suka duka anggota", pk=82, body="Suka maju, kdmp " * 5),
        document("KDMP Suka Maju Jaya", pk=83, is_entry=True, names=("kdmp suka maju jaya",)),
        document(
            "KDMP Suka Maju", pk=84, is_entry=True, names=("kdmp suka maju",), place="Cibeber"
        ),
    )

    def named(self, engine, text, **query):
        known = replace(lexicon(self.NAMED), naming=lambda asked: (asked,))
        return answer(SearchQuery(text, **query), engine, known)

    @pytest.mark.parametrize("sort", SORTS)
    def test_what_is_called_exactly_so_comes_first_and_is_counted(self, engine, sort):
        engine.rebuild(record(each) for each in self.NAMED)
        found = self.named(engine, "kdmp suka maju", count=("type",), sort=sort)
        assert sum(found.facets["type"].values()) == found.total == 4
        if sort == "relevance":
            assert set(pks(found)[:2]) == {81, 84}

    def test_a_number_that_stands_in_no_text_is_found(self, engine):
        engine.rebuild(record(each) for each in self.NAMED)
        assert pks(self.named(engine, "AHU-12")) == [81]
        assert self.named(engine, "AHU-12", audiences=("members",)).total == 0
        assert self.named(engine, "AHU-13").total == 0

    def test_what_all_of_a_kind_bear_in_front_of_their_names_finds_none_of_them(self, engine):
        engine.rebuild(record(each) for each in self.NAMED)
        assert 81 not in pks(self.named(engine, "kdmp"))
        assert 81 in pks(self.named(engine, "maju"))

    def test_a_hit_and_a_completion_say_where_it_is(self, engine):
        engine.rebuild(record(each) for each in self.NAMED)
        found = self.named(engine, "kdmp suka maju cibeber", exact=True)
        places = {hit.identity[1]: hit.place for hit in found.hits}
        assert [segment.text for segment in places["84"]] == ["Cibeber"]
        assert [each.place for each in engine.complete(["maju"], ())].count("Cibeber") == 1
