"""The code of a term stays: submissions, sheets and published files name it."""

import pytest
from django.core.exceptions import ValidationError

from tests.factories.home import CompetencyFactory

pytestmark = pytest.mark.django_db


def test_code_of_a_term_stays_and_its_name_may_change() -> None:
    term = CompetencyFactory(code="milk")
    term.name_id = "Susu segar"
    term.full_clean()
    term.code = "dairy"
    with pytest.raises(ValidationError) as refused:
        term.full_clean()
    assert list(refused.value.error_dict) == ["code"]
