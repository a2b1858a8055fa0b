"""Organisations, what is particular to cooperatives, the national register. Uses `home` only."""

from partners.organisations.models.cooperative import CooperativeProfile
from partners.organisations.models.country_list import CountryList
from partners.organisations.models.directory_change import DirectoryChange
from partners.organisations.models.directory_row import DirectoryRow
from partners.organisations.models.duplicate_pair import DuplicatePair, RegisterReview
from partners.organisations.models.name_word import NameWord
from partners.organisations.models.organisation import Organisation
from partners.organisations.models.register_entry import FormerIdentity, RegisterEntry
from partners.organisations.models.register_import import RegisterImport, RegisterRow

__all__ = [
    "CooperativeProfile",
    "CountryList",
    "DirectoryChange",
    "DirectoryRow",
    "DuplicatePair",
    "FormerIdentity",
    "NameWord",
    "Organisation",
    "RegisterEntry",
    "RegisterImport",
    "RegisterReview",
    "RegisterRow",
]
