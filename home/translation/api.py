"""What scripts of the admin may do with pages: the same as its forms.

Where a form asks about the versions in other languages, a script says them (`versions`: their
numbers, or an empty list). Without that, and with one that is no version, nothing is done.
"""

from typing import Any, ClassVar

from django.db import transaction
from django.utils.translation import gettext as _
from rest_framework import fields
from rest_framework.exceptions import NotFound, ValidationError
from rest_framework.response import Response
from rest_framework.serializers import Serializer
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.admin.api.actions.convert_alias import ConvertAliasPageAPIAction
from wagtail.admin.api.actions.delete import DeletePageAPIAction
from wagtail.admin.api.actions.publish import PublishPageAPIAction
from wagtail.admin.api.actions.revert_to_page_revision import RevertToPageRevisionAPIAction
from wagtail.admin.api.actions.unpublish import (
    UnpublishPageAPIAction,
    UnpublishPageAPIActionSerializer,
)
from wagtail.admin.api.views import PagesAdminAPIViewSet
from wagtail.api.v2.router import WagtailAPIRouter
from wagtail.models import Page

from home import reviews
from home.access import actor_of, require
from home.admin_api import OnlyAnswerable
from home.desk.locking import locked
from home.desk.refusals import IsGone
from home.translation import deleting
from home.translation.rights import rights_on, user_can_publish, user_can_write
from home.translation.sources import SourceWasNeverPublished, refuse_before_its_source
from home.translation.unpublishing import CHOSEN, live_versions_of


class OnlyPublishersEndAnAlias(ConvertAliasPageAPIAction):
    def execute(self, instance: Page, data: dict[str, Any]) -> Response:
        require(user_can_publish(actor_of(self.request), instance))
        return super().execute(instance, data)


class PublishOutsideReviews(PublishPageAPIAction):
    @transaction.atomic
    def execute(self, instance: Page, data: dict[str, Any]) -> Response:
        require(user_can_publish(actor_of(self.request), instance))
        try:
            reviews.refuse_in_review(locked(instance))
            refuse_before_its_source(instance)
        except (reviews.WaitsForReview, SourceWasNeverPublished) as refusal:
            raise ValidationError(str(refusal.words)) from refusal
        except IsGone as gone:
            raise NotFound from gone
        answer = super().execute(instance, data)
        reviews.nothing_is_asked_any_more(instance, by=self.request.user)
        return answer


class RevertWhereOneMayWrite(RevertToPageRevisionAPIAction):
    """Not under the eyes of who reviews it."""

    def execute(self, instance: Page, data: dict[str, Any]) -> Response:
        require(user_can_write(actor_of(self.request), instance))
        return super().execute(instance, data)


def _versions() -> fields.ListField:
    return fields.ListField(child=fields.IntegerField(), required=False)


class DeleteSerializer(Serializer):
    versions = _versions()


class UnpublishSerializer(UnpublishPageAPIActionSerializer):
    versions = _versions()


def _said(versions: list[Page], data: dict[str, Any]) -> list[Page]:
    """Raises ValidationError, with the versions that are to be said."""
    said = data.get(CHOSEN)
    if not versions and not said:
        return []
    if said is None or set(said) - {one.pk for one in versions}:
        asked = _("Say which of these versions in other languages are meant; [] for none.")
        raise ValidationError({CHOSEN: [asked, *(f"{one.pk}: {one.title}" for one in versions)]})
    return [one for one in versions if one.pk in said]


class UnpublishWithVersions(UnpublishPageAPIAction):
    serializer = UnpublishSerializer

    @transaction.atomic
    def execute(self, instance: Page, data: dict[str, Any]) -> Response:
        actor = actor_of(self.request)
        require(rights_on(actor, instance).can_unpublish())
        said = _said(live_versions_of(instance), data)
        require(all(rights_on(actor, one).can_unpublish() for one in said))
        answer = super().execute(instance, data)
        for one in said:
            action = UnpublishPageAction(
                one, user=actor.person, include_descendants=data["recursive"]
            )
            action.execute()
        return answer


class DeleteWithVersions(DeletePageAPIAction):
    serializer = DeleteSerializer

    @transaction.atomic
    def execute(self, instance: Page, data: dict[str, Any]) -> Response:
        actor = actor_of(self.request)
        require(rights_on(actor, instance).can_delete())
        said = _said(deleting.translations_of([instance]), data)
        require(all(deleting.user_can_delete(actor, one) for one in said))
        copies = deleting.copies_of([instance, *said])
        answer = super().execute(instance, data)
        deleting.delete_all([*said, *copies], actor)
        return answer


class PagesAPIViewSet(OnlyAnswerable, PagesAdminAPIViewSet):
    actions: ClassVar[dict[str, type]] = {
        **PagesAdminAPIViewSet.actions,
        "convert_alias": OnlyPublishersEndAnAlias,
        "publish": PublishOutsideReviews,
        "revert_to_page_revision": RevertWhereOneMayWrite,
        "unpublish": UnpublishWithVersions,
        "delete": DeleteWithVersions,
    }


def pages_api(router: WagtailAPIRouter) -> None:
    """In the place of Wagtail's own."""
    router.register_endpoint("pages", PagesAPIViewSet)
