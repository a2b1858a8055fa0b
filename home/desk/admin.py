"""An act in Wagtail's admin: its frame, its fields, its way back."""

from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from home.desk.views import ActView


class AdminActView(WagtailAdminTemplateMixin, ActView):
    template_name = "desk/admin/act.html"

    def get_page_subtitle(self) -> str:
        return self.about()
