"""What of organisations readers see (home/cache)."""

from home.cache.declared import accompanies, not_public, public
from home.four_eyes import rules
from partners.organisations.models import (
    CooperativeProfile,
    CountryList,
    DirectoryChange,
    DirectoryRow,
    DuplicatePair,
    FormerIdentity,
    NameWord,
    Organisation,
    RegisterEntry,
    RegisterImport,
    RegisterReview,
    RegisterRow,
)

ORGANISATIONS = "organisations"
COUNTRY_LIST = "country-list"


def declare() -> None:
    public(ORGANISATIONS, Organisation)
    public(ORGANISATIONS, CooperativeProfile, belongs_to=lambda profile: [profile.organisation])
    for model in (RegisterEntry, FormerIdentity):
        public(ORGANISATIONS, model, belongs_to=lambda row: [row.organisation])
    public(COUNTRY_LIST, CountryList)
    rules.told("organisations.delete_organisation", Organisation, CooperativeProfile)
    rules.free("a list that is handed in; moderators write it to the register", RegisterImport)
    accompanies(ORGANISATIONS, NameWord, DirectoryRow, DirectoryChange)
    not_public("between handing a list in and writing it", RegisterImport, RegisterRow)
    not_public("what staff and PMO tidy up", DuplicatePair, RegisterReview)
