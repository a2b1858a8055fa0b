"""What a host offers so that everybody can take part."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from home.bilingual import Bilingual

# Column to the code that applications and spreadsheets use for the same need.
CODES = {
    "is_step_free": "wheelchair",
    "has_sign_language": "sign-language",
    "has_childcare": "childcare",
    "has_separate_lodging": "women-lodging",
}


class AccessFeatures(models.Model):
    is_step_free = models.BooleanField(_("step-free, usable with a wheelchair"), default=False)
    has_sign_language = models.BooleanField(_("sign language interpreter"), default=False)
    has_childcare = models.BooleanField(_("care for small children"), default=False)
    has_separate_lodging = models.BooleanField(_("separate lodging for women"), default=False)
    accessibility_id = models.TextField(_("in more words (Indonesian)"), blank=True)
    accessibility_en = models.TextField(_("in more words (English)"), blank=True)

    accessibility = Bilingual("accessibility")

    class Meta:
        abstract = True

    @property
    def access_labels(self) -> list[str]:
        """What is there, in words."""
        return [
            str(self._meta.get_field(name).verbose_name) for name in CODES if getattr(self, name)
        ]

    @property
    def access_codes(self) -> tuple[str, ...]:
        """What is there, as codes for the matching."""
        return tuple(code for name, code in CODES.items() if getattr(self, name))
