"""One act on many records of a list: each by the service that does it to one, with its own right,
its own transaction and its own line in the history.

What is refused is named with the reason, before and after; the others are done. Nothing is done
silently by half: the message says how many, and which were not.
"""

from collections.abc import Iterator
from typing import Any, ClassVar

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Model
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.functional import Promise, cached_property, classproperty
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin import messages
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.admin.views.bulk_action import BulkAction

from home.access import Actor, actor_of
from home.desk.refusals import IsGone, Refusal
from home.visibility import known

MOST = 200
Text = str | Promise
NOT_PERMITTED = gettext_lazy("You may not do this to it.")
GONE = gettext_lazy("Somebody else has taken it away meanwhile.")


class BulkAct(BulkAction):
    """Subclasses name `kinds`, `display_name`, `action_type`, `question`; say `reason_against` one
    record in words, and `act` on one.
    """

    kinds: ClassVar[tuple[type[Model], ...]] = ()
    question: ClassVar[Text] = ""
    template_name = "home/admin/bulk_act.html"
    action_priority = 20

    @classproperty
    def models(cls) -> list[type[Model]]:  # noqa: N805 - a property of the class
        return list(cls.kinds)

    @classproperty
    def aria_label(cls) -> Text:  # noqa: N805
        return cls.display_name

    @staticmethod
    def allowed(actor: Actor) -> bool:
        """Whether this act is for this person at all, whatever the record."""
        raise NotImplementedError

    def reason_against(self, record: Any) -> Text:
        """Why it cannot be done to this one as it stands now; nothing where it can."""
        return ""

    def act(self, record: Any, form: Any) -> None:
        """Raises the refusals of the service."""
        raise NotImplementedError

    def explain(self, refusal: Refusal) -> Text:
        raise NotImplementedError

    @cached_property
    def actor(self) -> Actor:
        return actor_of(self.request)

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        if not self.allowed(self.actor):
            raise PermissionDenied
        if len(self._records) > MOST:
            said = _("At most %(most)s at once.") % {"most": MOST}
            messages.error(request, said)
            return redirect(self.next_url)
        answer: HttpResponse = super().dispatch(request, *args, **kwargs)
        return answer

    @cached_property
    def _records(self) -> list[Any]:
        """Those that were ticked. Of Wagtail's "all in the listing", which means all that there are
        whatever the list is filtered by, no list of ours tells (`bulk_actions/footer.html`).
        """
        keys = self.request.GET.getlist("id")
        rows = known(self.model._default_manager.all(), self.request.user)
        numbers = [int(key) for key in keys if key.isascii() and key.isdecimal() and len(key) < 19]
        found = {one.pk: one for one in rows.filter(pk__in=numbers[: MOST + 1])}
        return [found[key] for key in dict.fromkeys(numbers) if key in found]

    def get_actionable_objects(self) -> tuple[list[Any], dict[str, Any]]:
        able, refused = [], []
        for record in self._records:
            reason = self.reason_against(record)
            refused.append((record, reason)) if reason else able.append(record)
        return able, {"refused": refused}

    def object_context(self, record: Any) -> dict[str, Any]:
        return {"item": record, "edit_url": self._finder.get_edit_url(record)}

    @cached_property
    def _finder(self) -> AdminURLFinder:
        return AdminURLFinder(self.request.user)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        given = {
            "act": self.display_name,
            "question": self.question,
            "page_title": self.display_name,
        }
        context: dict[str, Any] = super().get_context_data(**given, **kwargs)
        return context

    def form_valid(self, form: Any) -> HttpResponse:
        able, told = self.get_actionable_objects()
        refused = [*told["refused"], *self._not_done(able, form)]
        count = len(self._records) - len(refused)
        if count:
            messages.success(self.request, self.said(count, form))
        if refused:
            messages.warning(self.request, self._named(refused))
        return redirect(self.next_url)

    def said(self, count: int, form: Any) -> str:
        words = ngettext("Done to %(count)d.", "Done to %(count)d.", count) % {"count": count}
        return f"{self.display_name}: {words}"

    def _not_done(self, records: list[Any], form: Any) -> Iterator[tuple[Any, Text]]:
        for record in records:
            try:
                with transaction.atomic():
                    self.act(record, form)
            except IsGone:
                yield record, GONE
            except Refusal as refusal:
                yield record, self.explain(refusal)
            except PermissionDenied:
                yield record, NOT_PERMITTED
            except ValidationError as error:
                yield record, " ".join(error.messages)

    def _named(self, refused: list[tuple[Any, Text]]) -> str:
        lines = format_html_join("", "<li>{}: {}</li>", refused)
        head = ngettext("Not done to %(count)d:", "Not done to %(count)d:", len(refused))
        return format_html("{}<ul>{}</ul>", head % {"count": len(refused)}, lines)
