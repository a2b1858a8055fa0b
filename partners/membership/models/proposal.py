"""An organisation that is missing here, as somebody of it describes it."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from home.models import Region
from partners.membership.models.asked import Asked, AskedQuerySet
from partners.organisations import countries
from partners.organisations.models import Organisation
from partners.organisations.models.cooperative import LONGEST_NUMBER


class Proposal(Asked):
    """Granted, it is an organisation, and the proposer represents it."""

    kind = models.CharField(_("kind"), max_length=20, choices=Organisation.Kind)
    name = models.CharField(_("name"), max_length=200)
    country = models.CharField(_("country"), max_length=2, default="ID")
    region = models.ForeignKey(
        Region, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("village")
    )
    registration_number = models.CharField(
        _("registration number (NIK)"), max_length=LONGEST_NUMBER, blank=True
    )
    website = models.URLField(_("website"), blank=True)
    organisation = models.OneToOneField(
        Organisation, models.PROTECT, null=True, editable=False, related_name="proposal"
    )

    objects = AskedQuerySet.as_manager()

    class Meta(Asked.Meta):
        verbose_name = _("proposed organisation")
        verbose_name_plural = _("proposed organisations")
        ordering = ["asked_at", "pk"]
        indexes = [models.Index(fields=["state", "asked_at"], name="proposals_by_state")]
        constraints = [
            *Asked.Meta.constraints,
            models.CheckConstraint(
                name="proposal_granted_is_an_organisation",
                condition=Q(state="granted", organisation__isnull=False)
                | (~Q(state="granted") & Q(organisation__isnull=True)),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("membership:proposal", args=[self.pk])

    @property
    def country_name(self) -> str:
        return countries.name_of(self.country)

    @property
    def is_cooperative(self) -> bool:
        return self.kind == Organisation.Kind.COOPERATIVE
