"""What is kept until public content changes, and what is never kept."""

from typing import Any

import pytest
from django.core.cache import cache
from django.db import transaction
from django.template import Context, Template
from django.utils import translation

from home.cache import generations, reading, shelf
from home.public import FACTS, PAGES, REGIONS


class Maker:
    """Says how often it was asked; reads rows of some topics."""

    def __init__(self, *topics: str) -> None:
        self.asked = 0
        self.topics = topics

    def __call__(self) -> int:
        self.asked += 1
        reading.note(self.topics)
        return self.asked


@pytest.fixture
def _switched_on(settings: Any) -> None:
    settings.PAGE_CACHE_SECONDS = 10**6
    generations.renew()


def on_a_page(
    make: Maker, key: str, *, read: str = "", alone: bool = False
) -> tuple[int, set[str]]:
    """A part of a page that has read something before; and what the page is made of."""
    with reading.collecting() as topics:
        reading.note({read} - {""})
        return shelf.kept(key, make, alone=alone), topics


@pytest.mark.usefixtures("_switched_on")
class TestSwitchedOn:
    def test_a_thing_is_made_once_until_content_changes(self) -> None:
        make = Maker()
        assert [shelf.kept("a", make), shelf.kept("a", make)] == [1, 1]
        generations.renew()
        assert shelf.kept("a", make) == 2

    def test_a_thing_survives_changes_of_what_was_not_read_for_it(self) -> None:
        make = Maker(PAGES, FACTS)
        assert on_a_page(make, "f") == (1, {PAGES, FACTS})
        generations.renew([REGIONS])
        assert on_a_page(make, "f") == (1, {PAGES, FACTS})
        generations.renew([FACTS])
        assert on_a_page(make, "f") == (2, {PAGES, FACTS})
        generations.renew()
        assert on_a_page(make, "f") == (3, {PAGES, FACTS})

    def test_a_thing_may_show_what_was_read_before_it(self) -> None:
        make = Maker(PAGES)
        assert on_a_page(make, "h", read=FACTS) == (1, {PAGES, FACTS})
        generations.renew([FACTS])
        assert on_a_page(make, "h", read=FACTS) == (2, {PAGES, FACTS})

    def test_a_thing_that_stands_alone_is_made_of_what_it_reads_itself(self) -> None:
        make = Maker(PAGES)
        assert on_a_page(make, "i", read=FACTS, alone=True) == (1, {PAGES, FACTS})
        generations.renew([FACTS])
        assert on_a_page(make, "i", alone=True) == (1, {PAGES})

    def test_what_nobody_watched_is_made_of_everything(self) -> None:
        make = Maker()
        shelf.kept("g", make)
        generations.renew([REGIONS])
        assert shelf.kept("g", make) == 2

    def test_each_language_has_its_own(self) -> None:
        make = Maker()
        shelf.kept("b", make)
        with translation.override("en"):
            assert shelf.kept("b", make) == 2

    def test_only_missing_things_are_made(self) -> None:
        asked: list[list[int]] = []

        def make(keys: list[int]) -> dict[int, str]:
            asked.append(keys)
            return {key: str(key) for key in keys if key != 3}

        shelf.kept_each([1, 2], make)
        assert shelf.kept_each([2, 3, 4], make) == {2: "2", 4: "4"}
        assert asked == [[1, 2], [3, 4]]

    def test_a_generation_never_returns_though_the_cache_was_emptied(self) -> None:
        make = Maker()
        shelf.kept("c", make)
        cache.clear()
        generations.renew()
        assert shelf.kept("c", make) == 2

    def test_content_is_renewed_where_no_mark_can_be_written(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        make = Maker()
        monkeypatch.setattr(generations, "_mark_file", lambda: "/nowhere/changed")
        monkeypatch.setattr(generations, "LOOK_AGAIN", -1.0)
        shelf.kept("e", make)
        generations.renew()
        assert shelf.kept("e", make) == 2

    @pytest.mark.django_db
    def test_nothing_is_kept_inside_a_transaction(self) -> None:
        make = Maker()
        with transaction.atomic():
            shelf.kept("d", make)
        assert shelf.kept("d", make) == 2

    def test_part_of_a_template_is_drawn_once(self) -> None:
        part = Template('{% keep "part" key %}{{ word }}{% endkeep %}')
        first = part.render(Context({"key": 1, "word": "first"}))
        again = part.render(Context({"key": 1, "word": "second"}))
        other = part.render(Context({"key": 2, "word": "<third>"}))
        assert [first, again, other] == ["first", "first", "&lt;third&gt;"]

    def test_part_of_a_template_that_stands_alone_survives_what_it_does_not_read(self) -> None:
        part = Template('{% keep "made of" %}{{ word }}{% endkeep %}')
        code = Template('{% keep "code" alone %}{{ word }}{% endkeep %}')
        drawn = []
        for word in ("old", "new"):
            with reading.collecting():
                reading.note([FACTS])
                drawn += [each.render(Context({"word": word})) for each in (part, code)]
            generations.renew([FACTS])
        assert drawn == ["old", "old", "new", "old"]

    def test_part_without_a_name_is_drawn_each_time(self) -> None:
        part = Template('{% keep "nameless" key %}{{ word }}{% endkeep %}')
        part.render(Context({"word": "first"}))
        assert part.render(Context({"word": "second"})) == "second"


def test_nothing_is_kept_without_the_page_cache() -> None:
    make = Maker()
    assert [shelf.kept("e", make), shelf.kept("e", make)] == [1, 2]
