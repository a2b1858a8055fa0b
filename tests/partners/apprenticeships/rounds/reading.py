"""Two spreadsheets read, or what was said against them."""

import pytest
from django.utils.translation import override

from partners.apprenticeships.rounds.sources.gathering import gather
from partners.apprenticeships.rounds.sources.problems import BadInput
from partners.apprenticeships.rounds.sources.sheets.file import SheetFile


class Unregistered:
    """A register that knows no cooperative and no 3T region, or those that are given."""

    def __init__(self, codes=None, tiers=None, regions=None):
        self.codes, self.tiers, self.regions = codes or {}, tiers or {}, regions or {}

    def codes_of(self, names):
        return {name: self.codes[name] for name in names if name in self.codes}

    def tiers_of(self, codes):
        return {code: self.tiers[code] for code in codes if code in self.tiers}

    def tier_in(self, region):
        return self.regions.get(region, 0)


def read_inputs(batches, applications, words, register=None):
    sources = SheetFile(batches, words), SheetFile(applications, words)
    return gather(*sources, words, register or Unregistered())


def problems(batches, applications, words, register=None):
    with pytest.raises(BadInput) as refused:
        read_inputs(batches, applications, words, register)
    return refused.value.problems


def said(problem, language="en") -> str:
    with override(language):
        return str(problem)
