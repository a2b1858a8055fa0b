"""The reasons that are given for claims, in both languages; retired, never deleted."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.admin.ui.tables import BooleanColumn, Column

from home.records import RecordViewSet
from partners.membership.models import ClaimReason


class ClaimReasonViewSet(RecordViewSet):
    model = ClaimReason
    icon = "help"
    menu_label = _("Reasons for claims")
    list_display = [
        Column("text", label=_("Reason")),
        "code",
        BooleanColumn("is_active", label=_("offered")),
    ]
    search_fields = ["text_id", "text_en", "code"]
    search_backend_name = None
    ordering = ["order", "code"]
    copy_view_enabled = False
    inspect_view_enabled = False
    panels = [
        MultiFieldPanel(
            [
                FieldPanel("text_id"),
                FieldPanel("text_en"),
                FieldPanel("remedy_id"),
                FieldPanel("remedy_en"),
            ],
            heading=_("Wording"),
        ),
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("code"), FieldPanel("order")]), FieldPanel("is_active")],
            heading=_("Code and place"),
        ),
    ]
