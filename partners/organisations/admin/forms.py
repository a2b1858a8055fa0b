"""What the admin's form of an organisation checks beyond the fields."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminModelForm


class OrganisationForm(WagtailAdminModelForm):
    def clean_is_public(self) -> bool:
        """The database refuses it too; the form cannot see that by itself, for want of the date."""
        is_public: bool = self.cleaned_data["is_public"]
        if is_public and self.instance.is_archived:
            raise ValidationError(
                _("An archived organisation is not shown on the site. Restore it first.")
            )
        return is_public
