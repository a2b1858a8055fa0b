"""What the database knows, for `answers`: only what readers see."""

from collections.abc import Collection, Iterator

from django.db.models import Q, QuerySet

from home.models import Region
from home.regions.database import stored_regions
from home.regions.source import REGENCY
from partners.organisations.models import CooperativeProfile
from partners.organisations.models.register_entry import FormerIdentity
from partners.organisations.reconciliation.known import Cooperative
from partners.organisations.reconciliation.scoring import Village

ASKED_AT_ONCE = 5_000
LONGEST_CODE = 10  # digits, of a village
MOST_NAMED = 500  # villages of one name, of all names of a list together
LED_ON = Q(organisation__merged_into__is_public=True, organisation__leads_readers_on=True)
VILLAGE = ("code", "name", "kind", "parent__name")
COOPERATIVE = (
    "organisation__code",
    "organisation__name",
    "registration_number",
    "organisation__region_id",
    "is_kdkmp",
)


class StoredRegister:
    """One for each list or request: a handful of queries for each place that a list names."""

    def __init__(self) -> None:
        self.regions = stored_regions(REGENCY)

    def villages(self, codes: Collection[str]) -> list[Village]:
        lying = Q()
        for code in codes:
            lying |= Q(code__gte=code, code__lt=str(int(code) + 1))
        return _villages(Region.objects.current().filter(lying)) if codes else []

    def villages_coded(self, codes: Collection[str]) -> dict[str, Village]:
        found = {village.code: village for some in _parts(codes) for village in _coded(some)}
        gone = set(codes) - found.keys()
        moved: dict[str, str] = {}
        for some in _parts(gone):
            left = Region.objects.filter(code__in=some, successor__isnull=False)
            moved |= dict(left.values_list("code", "successor_id"))
        new_codes = moved.values()
        today = {each.code: each for some in _parts(new_codes) for each in _coded(some)}
        return found | {old: today[new] for old, new in moved.items() if new in today}

    def villages_named(self, keys: Collection[str]) -> list[Village]:
        found: list[Village] = []
        for some in _parts(keys):
            if len(found) < MOST_NAMED:
                named = Region.objects.current().filter(key__in=some)
                found += _villages(named)[: MOST_NAMED - len(found)]
        return found

    def are_names(self, keys: Collection[str]) -> set[str]:
        written = {key.replace("sungai", "sei"): key for key in keys} | {key: key for key in keys}
        return {
            written[key]
            for some in _parts(written)
            for key, code in Region.objects.filter(key__in=some).values_list("key", "code")
            if len(code) == LONGEST_CODE
        }

    def numbered(self, keys: Collection[str]) -> dict[str, Cooperative]:
        """Of today, of one that was merged into another, and former ones that no other has now:
        none of them belongs to whom readers do not see, and such a one takes none away.
        """
        found: dict[str, Cooperative] = {}
        for some in _parts(keys):
            profiles = CooperativeProfile.objects.filter(registration_key__in=some)
            taken = dict(profiles.public().values_list("registration_key", "organisation_id"))
            merged = profiles.filter(LED_ON).values_list(
                "registration_key", "organisation__merged_into_id"
            )
            taken |= dict(merged)
            former = FormerIdentity.objects.filter(
                kind=FormerIdentity.Kind.NUMBER,
                key__in=set(some) - taken.keys(),
                organisation__is_public=True,
            )
            led = former.order_by("until", "pk").values_list("key", "organisation_id")
            meant = dict(led) | taken
            known = _by_organisation(set(meant.values()))
            found |= {key: known[owner] for key, owner in meant.items() if owner in known}
        return found

    def coded(self, codes: Collection[str]) -> dict[str, Cooperative]:
        found: dict[str, Cooperative] = {}
        for some in _parts(codes):
            listed = _public().filter(organisation__code__in=some)
            found |= {one.code: one for one in _cooperatives(listed)}
        return found

    def in_villages(self, codes: Collection[str]) -> list[Cooperative]:
        there = (_public().filter(organisation__region__in=some) for some in _parts(codes))
        return [one for some in there for one in _cooperatives(some)]

    def within(self, region: str) -> list[Cooperative]:
        if not region:
            return []
        lying = _public().filter(
            organisation__region__gte=region, organisation__region__lt=str(int(region) + 1)
        )
        return _cooperatives(lying)


def _public() -> QuerySet[CooperativeProfile]:
    return CooperativeProfile.objects.public()


def _cooperatives(profiles: QuerySet[CooperativeProfile]) -> list[Cooperative]:
    return list(_by_owner(profiles).values())


def _by_organisation(keys: Collection[int]) -> dict[int, Cooperative]:
    return _by_owner(_public().filter(organisation__in=keys))


def _by_owner(profiles: QuerySet[CooperativeProfile]) -> dict[int, Cooperative]:
    """By the key of the organisation, in the order of codes."""
    listed = profiles.order_by("organisation__code").values_list("organisation_id", *COOPERATIVE)
    return {
        owner: Cooperative(code, name, number, region or "", is_programme)
        for owner, code, name, number, region, is_programme in listed
    }


def _coded(codes: Collection[str]) -> list[Village]:
    return _villages(Region.objects.current().filter(code__in=codes))


def _villages(regions: QuerySet[Region]) -> list[Village]:
    """Told by the length of its code: asked for the level, SQLite would read through all of it."""
    listed = regions.order_by("code").values_list(*VILLAGE)
    return [Village(*row) for row in listed if len(row[0]) == LONGEST_CODE]


def _parts(keys: Collection[str]) -> Iterator[list[str]]:
    listed = sorted(set(keys))
    for start in range(0, len(listed), ASKED_AT_ONCE):
        yield listed[start : start + ASKED_AT_ONCE]
