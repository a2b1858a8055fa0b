"""The form of a term, grouped by what an editor thinks of first."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    MultiFieldPanel,
    ObjectList,
    TitleFieldPanel,
)

from knowledge.glossary.admin.forms import TermForm

PANELS = [
    MultiFieldPanel(
        [
            FieldRowPanel(
                [
                    TitleFieldPanel("name_id", targets=["code"], placeholder=False),
                    FieldPanel("name_en"),
                ]
            ),
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
    MultiFieldPanel(
        [
            FieldPanel(
                "code",
                help_text=_(
                    "The same in both languages, for example simpan-pinjam. Leave it empty: it "
                    "follows from the Indonesian term."
                ),
            ),
            FieldPanel("is_explained"),
        ],
        heading=_("On the site"),
    ),
]
term_form = ObjectList(PANELS, base_form_class=TermForm)
