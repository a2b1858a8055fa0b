"""What is kept until public content changes, and what is never kept."""

from typing import Any

import pytest
from django.core.cache import cache
from django.db import transaction
from django.template import Context, Template
from django.utils import translation

from home import shelf


class Maker:
    """Says how often it was asked."""

    def __init__(self) -> None:
        self.asked = 0

    def __call__(self) -> int:
        self.asked += 1
        return self.asked


@pytest.fixture
def _switched_on(settings: Any) -> None:
    settings.PAGE_CACHE_SECONDS = 10**6
    shelf.bump()


@pytest.mark.usefixtures("_switched_on")
class TestSwitchedOn:
    def test_a_thing_is_made_once_until_content_changes(self) -> None:
        make = Maker()
        assert [shelf.kept("a", make), shelf.kept("a", make)] == [1, 1]
        shelf.bump()
        assert shelf.kept("a", make) == 2

    def test_a_thing_survives_changes_of_what_it_is_not_made_of(self) -> None:
        make = Maker()
        for topic in ("tools", "words"):
            shelf.bump(topic)
            assert shelf.kept("f", make, of=("deals", "people")) == 1
        shelf.bump("people")
        assert shelf.kept("f", make, of=("deals", "people")) == 2
        shelf.bump()
        assert shelf.kept("f", make, of=("deals", "people")) == 3

    def test_what_names_no_topic_is_made_of_everything(self) -> None:
        make = Maker()
        shelf.kept("g", make)
        shelf.bump("tools")
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
        shelf.bump()
        assert shelf.kept("c", make) == 2

    def test_content_is_renewed_where_no_mark_can_be_written(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        make = Maker()
        monkeypatch.setattr(shelf, "_mark_file", lambda: "/nowhere/changed")
        monkeypatch.setattr(shelf, "LOOK_AGAIN", -1.0)
        shelf.kept("e", make)
        shelf.bump()
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

    def test_part_of_a_template_says_what_it_is_made_of(self) -> None:
        part = Template('{% keep "made of" of="deals people" %}{{ word }}{% endkeep %}')
        code = Template('{% keep "code" of="" %}{{ word }}{% endkeep %}')
        drawn = []
        for topic in ("tools", "people"):
            drawn += [each.render(Context({"word": topic})) for each in (part, code)]
            shelf.bump("tools")
        shelf.bump("people")
        drawn += [each.render(Context({"word": "new"})) for each in (part, code)]
        assert drawn == ["tools", "tools", "tools", "tools", "new", "tools"]

    def test_part_without_a_name_is_drawn_each_time(self) -> None:
        part = Template('{% keep "nameless" key %}{{ word }}{% endkeep %}')
        part.render(Context({"word": "first"}))
        assert part.render(Context({"word": "second"})) == "second"


def test_nothing_is_kept_without_the_page_cache() -> None:
    make = Maker()
    assert [shelf.kept("e", make), shelf.kept("e", make)] == [1, 2]
