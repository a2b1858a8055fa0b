"""Who promises: organisations, their signatories and contacts; and who of them may read more."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable

from home.bilingual import Bilingual
from partners.agreements.models.agreement import Agreement


class Party(Orderable):
    """An organisation in an agreement. Contacts are for staff only."""

    agreement = ParentalKey(Agreement, on_delete=models.CASCADE, related_name="parties")
    organisation = models.ForeignKey(
        "organisations.Organisation",
        models.PROTECT,
        related_name="agreement_parties",
        verbose_name=_("organisation"),
    )
    is_ours = models.BooleanField(_("our side"), default=False)
    unit_id = models.CharField(_("unit or division (Indonesian)"), max_length=160, blank=True)
    unit_en = models.CharField(_("unit or division (English)"), max_length=160, blank=True)
    signatory = models.CharField(_("signatory"), max_length=160, blank=True)
    position_id = models.CharField(
        _("position of the signatory (Indonesian)"), max_length=160, blank=True
    )
    position_en = models.CharField(
        _("position of the signatory (English)"), max_length=160, blank=True
    )
    contact_name = models.CharField(_("contact person"), max_length=160, blank=True)
    contact_email = models.EmailField(_("contact e-mail"), blank=True)
    contact_phone = models.CharField(_("contact telephone"), max_length=40, blank=True)

    unit = Bilingual("unit")
    position = Bilingual("position")

    class Meta(Orderable.Meta):
        verbose_name = _("party")
        verbose_name_plural = _("parties")
        constraints = [
            models.UniqueConstraint(
                "agreement",
                "organisation",
                name="party_once_per_agreement",
                violation_error_message=_("This organisation is a party already."),
            )
        ]

    def __str__(self) -> str:
        return str(self.organisation)


class PartnerAccess(models.Model):
    """A partner's account that may read the partners-only documents of one agreement."""

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="partner_access")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    granted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    granted_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("partner's access")
        verbose_name_plural = _("partners' access")
        constraints = [
            models.UniqueConstraint("agreement", "user", name="partner_access_once_per_user")
        ]

    def __str__(self) -> str:
        return str(self.user)
