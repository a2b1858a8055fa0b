"""Who wrote a row in a cooperative's name, in which role, under which mandate."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from home.access import Actor
from partners.membership.models import Mandate

# The columns say who may: whoever belongs to it has no mandate, nor has staff; an assistant
# has one.
BY_WHO_MAY = Q(role__in=["representative", "contributor", "staff"], mandate__isnull=True) | Q(
    role="assistant", mandate__isnull=False
)


class Signed(models.Model):
    class Role(models.TextChoices):
        REPRESENTATIVE = "representative", _("representative")
        CONTRIBUTOR = "contributor", _("contributor")
        ASSISTANT = "assistant", _("business assistant")
        STAFF = "staff", _("staff")  # who took a round in from sheets

    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("by")
    )
    role = models.CharField(_("role"), max_length=14, choices=Role, editable=False)
    mandate = models.ForeignKey(
        Mandate, models.PROTECT, null=True, editable=False, related_name="+"
    )

    class Meta:
        abstract = True

    def sign(self, acting: Actor) -> None:
        """`acting` as `membership.permissions.acting_for` gives it."""
        self.by, self.role, self.mandate_id = acting.person, acting.role, acting.mandate
