"""Terms that a text uses, said where the text is read."""

import pytest

from home.cache import reading
from home.cache.declared import declaration_of
from knowledge.glossary.explaining import explained
from knowledge.glossary.models import Term
from tests.factories.glossary import TermFactory

pytestmark = pytest.mark.django_db


def test_page_is_made_of_the_glossary_also_when_the_process_knows_it_by_heart() -> None:
    TermFactory(name_id="Arus kas", is_explained=True)
    explained("Arus kas", "id")
    with reading.collecting() as topics:
        [meaning] = explained("Arus kas", "id")
    assert meaning.name == "Arus kas"
    declared = declaration_of(Term)
    assert declared
    assert declared.topic in topics
