"""Wagtail's form of the site's settings: who saves second is told."""

from wagtail.contrib.settings.views import EditView

from home.desk.editing import NewerVersionFirst


class SettingNewerVersionFirstView(NewerVersionFirst, EditView):
    revision_enabled = is_out_of_date = False

    def get_template_names(self) -> list[str]:
        return ["desk/admin/edit_setting.html"]
