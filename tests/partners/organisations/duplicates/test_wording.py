"""Every reason has words."""

from partners.organisations.duplicates.scoring import POINTS
from partners.organisations.duplicates.wording import WORDS, said


def test_every_reason_has_words() -> None:
    assert set(WORDS) == set(POINTS)


def test_reasons_say_what_they_add() -> None:
    first, second = said(["village", "kinds_differ"])
    assert (first.signed, first.speaks_for) == ("+25", True)
    assert (second.signed, second.speaks_for) == ("\u221240", False)
