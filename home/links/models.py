"""One row for each address that published texts lead to, and where it stands.

Elsewhere: the address itself. Inside: `page:12` and `document:5`, as texts name them.
"""

from typing import Any, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from home.planning.models import OfRecord

LINKS = "links"
"""What visitors see of addresses, for the page cache."""

LONGEST = 500
ELSEWHERE = "http"  # what an address elsewhere begins with
TWICE = 2  # days on which it has to fail


class Problem(models.TextChoices):
    """Why an address does not answer; `CLOSED` and `ROBOTS` are about us, and no fault of it."""

    NONE = "", _("answers")
    GONE = "gone", _("the page is not there")
    FAULTY = "faulty", _("the server reports an error")
    UNKNOWN_NAME = "name", _("the site's name is not known any more")
    SILENT = "silent", _("the site does not answer")
    INSECURE = "insecure", _("the site's certificate is not valid")
    CIRCLES = "circles", _("the address leads on and on")
    INSIDE = "inside", _("the address is inside a network and is not asked")
    MALFORMED = "malformed", _("this is no address that can be opened")
    UNPUBLISHED = "unpublished", _("the page is not published")
    DELETED = "deleted", _("what it led to was deleted")
    CLOSED = "closed", _("answers, but not to a programme")
    ROBOTS = "robots", _("the site asks programmes to stay away")


AT_ONCE = (Problem.UNPUBLISHED, Problem.DELETED)
NO_FAULT = (Problem.NONE, Problem.CLOSED, Problem.ROBOTS)


class AddressQuerySet(models.QuerySet[Any, Any]):
    def broken(self) -> Self:
        """What failed on two days, the ones that have failed longest first; what is gone inside
        the portal at once.
        """
        failed = Q(failures__gte=TWICE) | Q(failures__gte=1, problem__in=AT_ONCE)
        return self.filter(failed).order_by("first_failed_on", "url")

    def elsewhere(self) -> Self:
        return self.filter(url__startswith=ELSEWHERE)


class Address(models.Model):
    """`status` is the last HTTP status, nothing where none came; `failures` are days in a row."""

    url = models.CharField(_("address"), max_length=LONGEST, unique=True)
    checked_at = models.DateTimeField(_("checked on"), null=True, db_index=True)
    status = models.PositiveSmallIntegerField(_("status"), null=True)
    problem = models.CharField(_("problem"), max_length=12, choices=Problem, blank=True)
    failures = models.PositiveSmallIntegerField(default=0, db_index=True)
    first_failed_on = models.DateField(_("since"), null=True)
    last_failed_on = models.DateField(null=True)
    leads_to = models.CharField(_("leads on to"), max_length=LONGEST, blank=True)

    objects = AddressQuerySet.as_manager()

    class Meta:
        verbose_name = _("address in texts")
        verbose_name_plural = _("addresses in texts")

    def __str__(self) -> str:
        return self.url


class Place(OfRecord):
    """A record in whose published text an address stands."""

    address = models.ForeignKey(Address, models.CASCADE, related_name="places")

    class Meta:
        verbose_name = _("place of an address")
        verbose_name_plural = _("places of addresses")
        constraints = [
            models.UniqueConstraint(
                fields=["address", "content_type", "object_id"],
                name="address_stands_in_a_text_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.address} – {self.content_type} {self.object_id}"
