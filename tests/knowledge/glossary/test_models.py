"""A term speaks both languages, and tells the search when it changes."""

import pytest
from django.db import IntegrityError, transaction
from django.utils import translation

from knowledge.glossary.models import Term, listed
from search.models import IndexState
from tests.factories.glossary import TermFactory

pytestmark = pytest.mark.django_db


def version() -> int:
    return IndexState.current().glossary_version


def test_lists_are_separated_by_semicolons_or_lines() -> None:
    assert listed(" RAT;  AMM \n\nRAT; ") == ("RAT", "AMM")


def test_term_speaks_the_readers_language() -> None:
    term = TermFactory(name_id="Rapat anggota tahunan", short_id="RAT", name_en="Annual meeting")
    assert str(term) == "Rapat anggota tahunan (RAT)"
    with translation.override("en"):
        assert str(term) == "Annual meeting"
        assert term.translated_name == "Rapat anggota tahunan"


def test_name_that_is_the_same_in_both_languages_is_not_repeated() -> None:
    assert TermFactory(name_id="Audit", name_en="audit").translated_name == ""


def test_each_change_moves_the_version() -> None:
    seen = [version()]
    term = TermFactory()
    seen.append(version())
    term.save()
    seen.append(version())
    Term.objects.all().delete()
    seen.append(version())
    assert seen == sorted(set(seen))


def test_version_moves_with_the_term_or_not_at_all() -> None:
    before = version()
    with transaction.atomic():
        TermFactory()
        transaction.set_rollback(True)
    assert version() == before
    assert not Term.objects.exists()


def test_term_without_a_meaning_in_one_language_is_refused() -> None:
    with pytest.raises(IntegrityError, match="glossary_term_has_meaning_en"):
        TermFactory(meaning_en="")
