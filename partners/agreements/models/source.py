"""Where the facts of an agreement were read: as links with their dates."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable

from partners.agreements.models.agreement import Agreement


class Source(Orderable):
    """A report or record that tells of an agreement, in the words of who published it."""

    agreement = ParentalKey(Agreement, on_delete=models.CASCADE, related_name="sources")
    name = models.CharField(_("source"), max_length=120)
    url = models.URLField(_("address"), max_length=500, blank=True)
    published_on = models.DateField(_("published on"), null=True, blank=True)

    class Meta(Orderable.Meta):
        verbose_name = _("source")
        verbose_name_plural = _("sources")

    def __str__(self) -> str:
        return self.name
