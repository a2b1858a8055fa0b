"""The form of a term, grouped by what an editor thinks of first."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel

PANELS = [
    MultiFieldPanel(
        [
            FieldRowPanel([FieldPanel("name_id"), FieldPanel("name_en")]),
            FieldPanel("meaning_id"),
            FieldPanel("meaning_en"),
        ],
        heading=_("Term and meaning"),
    ),
    MultiFieldPanel(
        [
            FieldRowPanel([FieldPanel("short_id"), FieldPanel("short_en")]),
            FieldRowPanel([FieldPanel("others_id"), FieldPanel("others_en")]),
        ],
        heading=_("What people also type"),
    ),
    MultiFieldPanel(
        [FieldRowPanel([FieldPanel("source"), FieldPanel("source_url")]), FieldPanel("related")],
        heading=_("Source and neighbours"),
    ),
    MultiFieldPanel([FieldPanel("code"), FieldPanel("is_explained")], heading=_("On the site")),
]
