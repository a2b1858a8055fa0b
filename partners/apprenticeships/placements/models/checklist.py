"""What a cooperative has to have in order before it travels."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from home.bilingual import Bilingual
from partners.apprenticeships.placements.models.placement import Placement


class ChecklistItem(models.Model):
    """A paper that the offer asks for, or what every placement asks for. Copied when the placement
    begins, so that a later edition of the offer takes nothing back.
    """

    placement = models.ForeignKey(Placement, models.CASCADE, related_name="checklist")
    number = models.PositiveSmallIntegerField(_("number"))
    text_id = models.CharField(_("what (Indonesian)"), max_length=300)
    text_en = models.CharField(_("what (English)"), max_length=300, blank=True)
    confirmed_at = models.DateTimeField(_("in order since"), null=True, editable=False)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, editable=False, related_name="+"
    )

    text = Bilingual("text")

    class Meta:
        verbose_name = _("point of a checklist")
        verbose_name_plural = _("points of a checklist")
        ordering = ["placement", "number"]
        constraints = [
            models.UniqueConstraint(fields=["placement", "number"], name="checklist_item_numbered"),
            models.CheckConstraint(name="checklist_item_says_what", condition=~Q(text_id="")),
        ]

    def __str__(self) -> str:
        return str(self.text)
