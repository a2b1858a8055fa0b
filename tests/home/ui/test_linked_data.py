"""What machines read of a page holds nothing that is unknown, and no sign of HTML."""

import json

import pytest

from home.ui import linked_data


@pytest.mark.parametrize("empty", ["", None, [], {}, {"@type": "Place", "name": ""}, ["", None]])
def test_what_is_unknown_is_left_out(empty: object) -> None:
    assert linked_data.known({"@type": "Course", "name": "Barn", "location": empty}) == {
        "@type": "Course",
        "name": "Barn",
    }


def test_zero_is_known() -> None:
    assert linked_data.known({"seats": 0}) == {"seats": 0}


@pytest.mark.parametrize("evil", ["</script><script>alert(1)</script>", "<!--", "a & b", "\u2028"])
def test_no_text_ends_the_element(evil: str) -> None:
    text = linked_data.as_text({"name": evil})
    assert not {"<", ">", "&", "\u2028"} & set(text)
    assert json.loads(text) == {"@context": "https://schema.org", "name": evil}


def test_nothing_is_said_of_what_nobody_knows() -> None:
    assert linked_data.as_text({"@type": "Organization", "name": ""}) == ""
