"""Made-up cooperatives in and out of the database in bulk: a country of them takes seconds.

Past the models' signals, so nothing is noted for the search: whoever calls has the index built
anew. Loading again adds what is missing and leaves alone what is there.
"""

from collections.abc import Iterable, Sequence

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from wagtail.models import Revision

from home.cache import renewal
from home.models import BusinessUnit, Region, Sector, Stage
from home.services.progress import Progress
from partners.organisations.demo import nation
from partners.organisations.demo.nation import DemoCooperative
from partners.organisations.identity import canonical
from partners.organisations.models import (
    CooperativeProfile,
    DirectoryRow,
    NameWord,
    Organisation,
)
from partners.organisations.services.organisations import unreferenced

CHUNK = 2_000  # in one transaction each
SECTORS = CooperativeProfile.sectors.through
UNITS = CooperativeProfile.business_units.through


def add(cooperatives: Iterable[DemoCooperative], progress: Progress) -> None:
    """Those whose village is known and whose address and number nobody has yet."""
    missing = _missing(list(cooperatives))
    for start in range(0, len(missing), CHUNK):
        some = missing[start : start + CHUNK]
        _add(some)
        progress("made-up cooperatives", start + len(some), len(missing))


def take_out() -> None:
    """Those that nothing else names, nor has somebody changed them; the rest go one by one."""
    made_up = Organisation.objects.filter(is_demo=True, source=nation.SOURCE)
    kind = ContentType.objects.get_for_model(Organisation)
    versions = Revision.objects.filter(base_content_type=kind)
    changed = set(map(int, versions.values_list("object_id", flat=True)))
    keys = sorted(set(unreferenced(made_up).values_list("pk", flat=True)) - changed)
    for start in range(0, len(keys), CHUNK):
        _take_out(keys[start : start + CHUNK])


def _missing(cooperatives: list[DemoCooperative]) -> list[DemoCooperative]:
    villages = Region.objects.current().filter(level=Region.Level.VILLAGE)
    known = set(villages.values_list("code", flat=True))
    addresses = set(Organisation.objects.values_list("slug", flat=True))
    numbers = set(CooperativeProfile.objects.values_list("registration_key", flat=True))
    return [
        one
        for one in cooperatives
        if one.place.code in known
        and one.slug not in addresses
        and canonical(one.number) not in numbers
    ]


@transaction.atomic
def _add(some: Sequence[DemoCooperative]) -> None:
    stages, sectors, units = (
        dict(model.objects.values_list("code", "pk")) for model in (Stage, Sector, BusinessUnit)
    )
    organisations = Organisation.objects.bulk_create(_organisation(one) for one in some)
    profiles = CooperativeProfile.objects.bulk_create(
        CooperativeProfile(
            organisation=organisation,
            village=one.place.village.name,
            registration_number=one.number,
            is_kdkmp=True,
            stage_id=stages.get(one.stage),
            members=one.members,
            founded=one.founded,
        )
        for organisation, one in zip(organisations, some, strict=True)
    )
    SECTORS.objects.bulk_create(
        SECTORS(cooperativeprofile_id=profile.pk, sector_id=sectors[code])
        for profile, one in zip(profiles, some, strict=True)
        for code in one.sectors
        if code in sectors
    )
    UNITS.objects.bulk_create(
        UNITS(cooperativeprofile_id=profile.pk, businessunit_id=units[code])
        for profile, one in zip(profiles, some, strict=True)
        for code in one.units
        if code in units
    )
    keys = [organisation.pk for organisation in organisations]
    NameWord.objects.renew(keys)
    DirectoryRow.objects.renew(keys)
    renewal.changed(Organisation, CooperativeProfile)


def _organisation(one: DemoCooperative) -> Organisation:
    return Organisation(
        slug=one.slug,
        code=one.slug,
        name=one.name,
        kind=Organisation.Kind.COOPERATIVE,
        country="ID",
        region_id=one.place.code,
        source=nation.SOURCE,
        is_demo=True,
    )


@transaction.atomic
def _take_out(keys: Sequence[int]) -> None:
    """From the parts to the whole; with `delete` each row would be fetched, for its signals."""
    DirectoryRow.objects.take_out(keys)
    profiles = CooperativeProfile.objects.filter(organisation__in=keys)
    ids = list(profiles.values_list("pk", flat=True))
    for rows in (
        SECTORS.objects.filter(cooperativeprofile__in=ids),
        UNITS.objects.filter(cooperativeprofile__in=ids),
        CooperativeProfile.objects.filter(pk__in=ids),
        NameWord.objects.filter(organisation__in=keys),
        Organisation.objects.filter(pk__in=keys),
    ):
        rows._raw_delete(rows.db)
    renewal.changed(Organisation, CooperativeProfile)
