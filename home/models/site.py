"""What the editors say about the site itself, once for all pages."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting

from home.bilingual import Bilingual


@register_setting(icon="cog")
class SiteSettings(BaseGenericSetting):
    email = models.EmailField(_("contact address"), blank=True)
    phone = models.CharField(
        _("telephone"), max_length=30, blank=True, help_text=_("For example: +62 21 1234 567.")
    )
    address = models.TextField(_("postal address"), max_length=300, blank=True)
    footer_id = models.TextField(
        _("footer text (Indonesian)"),
        max_length=300,
        blank=True,
        help_text=_("One or two sentences on who runs this site."),
    )
    footer_en = models.TextField(_("footer text (English)"), max_length=300, blank=True)

    footer = Bilingual("footer")

    class Meta:
        verbose_name = _("contact and footer")

    panels = [
        MultiFieldPanel(["email", "phone", "address"], heading=_("Contact")),
        MultiFieldPanel([FieldPanel("footer_id"), FieldPanel("footer_en")], heading=_("Footer")),
    ]

    def __str__(self) -> str:
        return str(self._meta.verbose_name)
