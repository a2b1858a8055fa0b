"""The admin's lists of who acts for whom."""

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from partners.membership.admin.areas import AreaViewSet
from partners.membership.admin.mandates import MandateViewSet
from partners.membership.admin.profiles import ProfileChangeViewSet
from partners.membership.admin.reasons import ClaimReasonViewSet


class PeopleViewSetGroup(SnippetViewSetGroup):  # type: ignore[misc]  # Wagtail is not typed
    menu_label = _("People")
    menu_name = "people"
    menu_icon = "group"
    menu_order = 215
    items = (ProfileChangeViewSet, MandateViewSet, AreaViewSet, ClaimReasonViewSet)
