"""The free words of the library, with their English names."""

from django.utils.translation import gettext_lazy as _

from home.records import RecordViewSet
from knowledge.models import ToolTag


class ToolTagViewSet(RecordViewSet):
    model = ToolTag
    icon = "tag"
    menu_label = _("Tags of tools")
    menu_order = 330
    add_to_admin_menu = True
    list_display = ["name", "name_en"]
    list_per_page = 50
    search_fields = ["name", "name_en"]
    search_backend_name = None
    panels = ["name", "name_en"]
