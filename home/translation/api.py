"""What scripts of the admin may do with pages: the same as its forms."""

from typing import Any, ClassVar

from rest_framework.response import Response
from wagtail.admin.api.actions.convert_alias import ConvertAliasPageAPIAction
from wagtail.admin.api.views import PagesAdminAPIViewSet
from wagtail.api.v2.router import WagtailAPIRouter
from wagtail.models import Page

from home.access import actor_of, require
from home.translation.rights import user_can_publish


class OnlyPublishersEndAnAlias(ConvertAliasPageAPIAction):
    def execute(self, instance: Page, data: dict[str, Any]) -> Response:
        require(user_can_publish(actor_of(self.request), instance))
        return super().execute(instance, data)


class PagesAPIViewSet(PagesAdminAPIViewSet):
    actions: ClassVar[dict[str, type]] = {
        **PagesAdminAPIViewSet.actions,
        "convert_alias": OnlyPublishersEndAnAlias,
    }


def pages_api(router: WagtailAPIRouter) -> None:
    """In the place of Wagtail's own."""
    router.register_endpoint("pages", PagesAPIViewSet)
