"""What can be known of the register, wherever it is asked. Pure."""

from collections.abc import Collection
from typing import NamedTuple, Protocol

from home.regions.lookup import Regions
from partners.organisations.identity import canonical
from partners.organisations.reconciliation.scoring import Village

OF_A_VILLAGE = 10  # digits of its code


class Cooperative(NamedTuple):
    """One that readers see. `region` is a code, "" for none; `number` "" while it is unknown."""

    code: str
    name: str
    number: str
    region: str
    is_programme: bool

    @property
    def is_placed(self) -> bool:
        """Whether its village is known, not only a region around it."""
        return len(self.region) == OF_A_VILLAGE

    def has_another_number(self, number: str) -> bool:
        """Whether `number`, as somebody wrote it, is not the one that it is known to have."""
        written = canonical(number)
        return bool(written and self.number) and written != canonical(self.number)


class Register(Protocol):
    """What is known. Keys that are not known are left out of every mapping."""

    regions: Regions

    def villages(self, codes: Collection[str]) -> list[Village]:
        """Those that lie in the regions with these codes."""

    def villages_coded(self, codes: Collection[str]) -> dict[str, Village]:
        """By the code that was asked for, also one that is out of force."""

    def villages_named(self, keys: Collection[str]) -> list[Village]:
        """Anywhere in the country; `keys` as `home.regions.names.key_of`."""

    def are_names(self, keys: Collection[str]) -> set[str]:
        """Those of `keys` that are the name of a village anywhere in the country."""

    def numbered(self, keys: Collection[str]) -> dict[str, Cooperative]:
        """By canonical number, of today or former."""

    def coded(self, codes: Collection[str]) -> dict[str, Cooperative]:
        """By the portal's own code."""

    def in_villages(self, codes: Collection[str]) -> list[Cooperative]:
        """Those of the villages with these codes."""

    def within(self, region: str) -> list[Cooperative]:
        """Those that lie in the region with this code; of "" none."""
