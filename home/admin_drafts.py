"""Publishing many drafts of a list at once, and taking many off the site."""

from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from home import publishing, reviews
from home.access import Actor
from home.bulk_acts import NOT_PERMITTED, BulkAct, Text
from home.desk.refusals import Refusal


class OnTheSite(BulkAct):
    right = ""

    @classmethod
    def allowed(cls, actor: Actor) -> bool:
        return actor.has(cls.right)

    def explain(self, refusal: Refusal) -> str | Promise:
        return getattr(refusal, "words", "") or str(refusal)

    def reason_against(self, record: Any) -> Text:
        if not publishing.user_can_publish(self.actor, record):
            return NOT_PERMITTED
        return reviews.WaitsForReview.words if reviews.is_open(record) else ""


class PublishMany(OnTheSite):
    display_name = _("Publish")
    action_type = "publish"
    question = _("The newest draft of each goes on the site, as its form would publish it:")

    def reason_against(self, record: Any) -> Text:
        is_there = record.live and not record.has_unpublished_changes
        return super().reason_against(record) or (publishing.NothingNew.words if is_there else "")

    def act(self, record: Any, form: Any) -> None:
        publishing.publish(record, by=self.actor)


class UnpublishMany(OnTheSite):
    display_name = _("Take off the site")
    action_type = "unpublish"
    question = _("Each leaves the site and stays a draft here:")

    def reason_against(self, record: Any) -> Text:
        return super().reason_against(record) or (
            "" if record.live else publishing.NotOnTheSite.words
        )

    def act(self, record: Any, form: Any) -> None:
        publishing.unpublish(record, by=self.actor)
