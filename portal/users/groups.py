"""Roles in Wagtail's admin: no two whose names look alike, with rights in words."""

from typing import Any

from django.contrib.auth.models import Permission
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.users.forms import GroupForm
from wagtail.users.views.groups import GroupViewSet

from home.one_form import one_form

# Django names rights in English, in the database.
VERBS: dict[str, str | Promise] = {
    "add": _("add %s"),
    "change": _("change %s"),
    "delete": _("delete %s"),
    "view": _("look at %s"),
    "publish": _("publish %s"),
    "lock": _("lock %s"),
    "unlock": _("unlock %s"),
    "choose": _("choose %s"),
}


def in_words(right: Permission) -> str:
    """As its model says it, or by what is done to what."""
    kind = right.content_type
    model = kind.model_class()
    for codename, said in model._meta.permissions if model else ():
        if codename == right.codename:
            return str(gettext(said))
    words = VERBS.get(right.codename.removesuffix(f"_{kind.model}"))
    return str(words) % kind.name if words else gettext(right.name)


class InWords(QuerySet[Permission]):
    """Rights as they are read; their names in the database stay."""

    def _fetch_all(self) -> None:
        is_new = self._result_cache is None
        super()._fetch_all()
        for right in self._result_cache if is_new else ():
            if isinstance(right, Permission):  # not where keys only are asked for
                right.name = in_words(right)


class RoleForm(GroupForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rights = self.fields["permissions"].queryset
        named = InWords(model=Permission, query=rights.query.chain(), using=rights._db)
        self.fields["permissions"].queryset = named

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
