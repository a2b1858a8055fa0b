"""What the directory of cooperatives is narrowed down by, in one narrow row for each of them."""

from collections.abc import Collection, Iterable
from typing import Any, NamedTuple

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from home import bulk
from home.cache import renewal
from partners.organisations.made_up import is_made_up
from partners.organisations.models.cooperative import CooperativeProfile
from partners.organisations.models.country_list import CountryList
from partners.organisations.models.directory_change import DirectoryChange, block_of
from partners.organisations.models.organisation import Organisation
from partners.organisations.reporting import learning, reporting

AT_ONCE = 1_000
WRITTEN = ("region_code", "stage", "hosts", "reports", "learned", "made_up", "units", "sectors")
LONGEST = 400


def joined(codes: Collection[str]) -> str:
    """Codes as one text in which each is found between blanks; those that fit.

    >>> joined(["gerai", "apotek"])
    ' apotek gerai '
    """
    text = " "
    for code in sorted(codes):
        text += f"{code} " if len(text) + len(code) < LONGEST else ""
    return text


class Narrowed(NamedTuple):
    """By what one cooperative is found in the directory, as whoever made it knows."""

    organisation: int | None
    region_code: str
    stage: str
    hosts: bool
    reports: bool
    learned: bool
    made_up: bool
    units: Collection[str]
    sectors: Collection[str]


class DirectoryRowManager(models.Manager["DirectoryRow"]):
    @transaction.atomic
    def renew(self, keys: Collection[int]) -> None:
        """Write the rows of these organisations anew: for whoever writes them in bulk.

        Those that are no cooperatives, or not on the site, have none. What is as it was is not
        written. Five queries for each AT_ONCE, and six where something is another.
        """
        asked = sorted(set(keys))
        for start in range(0, len(asked), AT_ONCE):
            self._renew(asked[start : start + AT_ONCE])

    @transaction.atomic
    def add(self, rows: Iterable[Narrowed]) -> None:
        """Write the rows of cooperatives that have none, and are on the site."""
        values = [(*row[:7], joined(row.units), joined(row.sectors)) for row in rows]
        bulk.insert(DirectoryRow, ("organisation", *WRITTEN), values)
        self.tell(str(row[1]) for row in values)

    @transaction.atomic
    def take_out(self, keys: Collection[int]) -> None:
        """For whoever deletes organisations in bulk, without signals, right after this."""
        rows = self.filter(pk__in=keys)
        codes = list(rows.order_by().values_list("region_code", flat=True).distinct())
        rows._raw_delete(rows.db)
        self.tell(codes)

    def tell(self, region_codes: Iterable[str]) -> None:
        """That rows with these codes are others, or gone: in the transaction that writes them."""
        if blocks := {block_of(code) for code in region_codes}:
            DirectoryChange.objects.note(blocks)
            # Once more, since what a signal told may stand committed before this.
            renewal.changed(Organisation)

    def _renew(self, keys: list[int]) -> None:
        before = {row[0]: row[1:] for row in self._written(keys)}
        after = self._wanted(keys)
        new = {key: row for key, row in after.items() if before.get(key) != row}
        if gone := before.keys() - after.keys():
            rows = self.filter(pk__in=gone)
            rows._raw_delete(rows.db)
            CountryList.objects.withdraw()
        if new:
            self.bulk_create(
                (self.model(key, *row) for key, row in new.items()),
                batch_size=AT_ONCE,
                update_conflicts=True,
                unique_fields=["organisation"],
                update_fields=WRITTEN,
            )
        left = [before[key] for key in (*gone, *new) if key in before]
        self.tell(str(row[0]) for row in (*left, *new.values()))

    def _written(self, keys: list[int]) -> Iterable[tuple[Any, ...]]:
        """Locked before what they should hold is read: of two at once none writes what was."""
        rows = self.select_for_update().filter(pk__in=keys).order_by("pk")
        return rows.values_list("organisation_id", *WRITTEN)

    def _wanted(self, keys: list[int]) -> dict[int, tuple[Any, ...]]:
        """WRITTEN as the organisations have it now, by key, of those that have a row."""
        shown = Organisation.objects.public().cooperatives().filter(pk__in=keys).order_by()
        shown = shown.annotate(told=learning())
        facts = "region_id", "cooperative__stage__code", "cooperative__hosts_magang", "told"
        sayings = "source", "cooperative__registration_number"
        units, sectors = _codes("business_units", keys), _codes("sectors", keys)
        told = reporting(keys)
        return {
            pk: (
                region or "",
                stage or "",
                bool(hosts),
                pk in told,
                learned,
                is_made_up(source, number or ""),
                joined(units.get(pk, ())),
                joined(sectors.get(pk, ())),
            )
            for pk, region, stage, hosts, learned, source, number in shown.values_list(
                "pk", *facts, *sayings
            )
        }


def _codes(field: str, keys: list[int]) -> dict[int, list[str]]:
    """Codes of a list of each cooperative, by key of its organisation."""
    found: dict[int, list[str]] = {}
    profiles = CooperativeProfile.objects.filter(
        organisation__in=keys, **{f"{field}__isnull": False}
    )
    for pk, code in profiles.order_by().values_list("organisation", f"{field}__code"):
        found.setdefault(pk, []).append(code)
    return found


class DirectoryRow(models.Model):
    """One cooperative that the site shows. Its one index holds all that is asked for, so that
    82,780 rows are read through in some ten milliseconds, whatever filters are chosen.
    """

    organisation = models.OneToOneField(
        Organisation,
        models.CASCADE,
        primary_key=True,
        related_name="directory_row",
        verbose_name=_("organisation"),
    )
    region_code = models.CharField(_("Kemendagri code"), max_length=10, blank=True)
    stage = models.CharField(_("stage"), max_length=60, blank=True)
    hosts = models.BooleanField(_("hosts apprentices"), default=False)
    reports = models.BooleanField(_("reports about a tool"), default=False)
    learned = models.BooleanField(_("told of its own apprenticeship"), default=False)
    made_up = models.BooleanField(_("made up for the demo"), default=False)
    units = models.CharField(_("business units"), max_length=LONGEST, default=" ")
    sectors = models.CharField(_("sectors"), max_length=LONGEST, default=" ")

    objects = DirectoryRowManager()

    class Meta:
        verbose_name = _("row of the directory")
        verbose_name_plural = _("rows of the directory")
        indexes = [
            models.Index(
                fields=["region_code", "organisation", *WRITTEN[1:]],
                name="directory_row_whole",
            )
        ]

    def __str__(self) -> str:
        return str(self.organisation)
