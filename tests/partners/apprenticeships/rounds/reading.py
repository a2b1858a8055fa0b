"""Two spreadsheets read, or what was said against them."""

import pytest
from django.utils.translation import override

from partners.apprenticeships.rounds.sources.gathering import gather
from partners.apprenticeships.rounds.sources.problems import BadInput
from partners.apprenticeships.rounds.sources.sheets.file import SheetFile


def read_inputs(batches, applications, words):
    return gather(SheetFile(batches, words), SheetFile(applications, words), words)


def problems(batches, applications, words):
    with pytest.raises(BadInput) as refused:
        read_inputs(batches, applications, words)
    return refused.value.problems


def said(problem, language="en") -> str:
    with override(language):
        return str(problem)
