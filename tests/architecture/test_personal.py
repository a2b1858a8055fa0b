"""Every relation to a person says what it is called and what becomes of it (docs/privacy.md)."""

from home.privacy.unknown import unknown


def test_every_relation_to_a_person_is_declared() -> None:
    assert unknown() == [], "declare these in personal.py of their room (docs/privacy.md)"
