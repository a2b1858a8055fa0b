"""Roles in Wagtail's admin: no two whose names look alike."""

from django.core.exceptions import ValidationError
from wagtail.users.forms import GroupForm
from wagtail.users.views.groups import GroupViewSet

from home.one_form import one_form


class RoleForm(GroupForm):
    def clean_name(self) -> str:
        """Wagtail's tells large letters from small ones, and one space from two."""
        self.cleaned_data["name"] = one_form(self.cleaned_data["name"])
        name: str = super().clean_name()
        others = type(self.instance)._default_manager.exclude(pk=self.instance.pk)
        if others.filter(name__iexact=name).exists():
            raise ValidationError(self.error_messages["duplicate_name"])
        return name


class RoleViewSet(GroupViewSet):
    def get_form_class(self, for_update: bool = False) -> type[RoleForm]:
        return RoleForm
