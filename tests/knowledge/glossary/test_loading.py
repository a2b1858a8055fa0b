"""The terms that come with the portal."""

from collections import Counter
from io import StringIO

import pytest
from django.core.management import call_command

from home.bilingual import CODES
from knowledge.glossary.loading import load_glossary
from knowledge.glossary.models import Term

pytestmark = pytest.mark.django_db


@pytest.fixture
def terms() -> list[Term]:
    load_glossary()
    return list(Term.objects.all())


def test_at_least_150_terms_are_there(terms: list[Term]) -> None:
    assert len(terms) >= 150


def test_no_word_stands_for_two_terms(terms: list[Term]) -> None:
    forms = [
        form
        for term in terms
        for form in {form.casefold() for code in CODES for form in term.forms(code)}
    ]
    assert [form for form, count in Counter(forms).items() if count > 1] == []


def test_editors_wording_stays(terms: list[Term]) -> None:
    Term.objects.filter(code="shu").update(meaning_id="Kata editor.")
    assert load_glossary() == 0
    assert Term.objects.get(code="shu").meaning_id == "Kata editor."
    assert load_glossary(overwrite=True) == 1
    assert Term.objects.get(code="shu").meaning_id != "Kata editor."


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({}, ["1 term created or rewritten", "0 terms created or rewritten"]),
        ({"language": "id"}, ["1 istilah dibuat atau ditulis ulang"]),
    ],
)
def test_command_speaks_one_language_and_counts_right(
    terms: list[Term], options: dict[str, str], said: list[str]
) -> None:
    Term.objects.filter(code="shu").delete()
    for line in said:
        printed = StringIO()
        call_command("load_glossary", stdout=printed, **options)
        assert printed.getvalue().strip() == line
