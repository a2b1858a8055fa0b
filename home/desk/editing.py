"""Wagtail's own forms of records: who comes second is told, side by side.

Wagtail warns of a newer version while one writes, yet saves over it when asked to. Here the first
attempt is stopped: the page comes back with one's own words in the form and both versions above
it. Sending again is then a decision. The same holds for approving and sending back: one decides.
"""

import hashlib
import json
from collections.abc import Callable
from typing import Any

from django.core import serializers
from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from modelcluster.models import ClusterableModel, get_all_child_relations
from wagtail import hooks
from wagtail.admin.compare import (
    ChildRelationComparison,
    ChoiceFieldComparison,
    FieldComparison,
    ForeignObjectComparison,
    M2MFieldComparison,
    RichTextFieldComparison,
    StreamFieldComparison,
)
from wagtail.models import TaskState
from wagtail.rich_text import get_text_for_indexing

from home import reviews
from home.desk.conflict import Conflict
from home.desk.forms import Difference, said
from home.desk.locking import locked
from home.desk.moderation import decision_in_words, lacks_its_reason
from home.desk.reasons import MISSING, sent_back
from home.desk.refusals import IsGone

SEEN, VERSIONED = "seen_content", "versions"
NEWER = gettext_lazy(
    "Somebody else has saved a newer version since you opened this form. Your words are still "
    "below; send again to put them over the newer version."
)
APPROVED, SENT_BACK = TaskState.STATUS_APPROVED, TaskState.STATUS_REJECTED


class NewerVersionFirst:
    """For a snippet's EditView, of records with versions and without."""

    conflict: Conflict | None = None
    current: Any = None

    def get_template_names(self) -> list[str]:
        """Also where the viewset names Wagtail's; what is saved by itself renders parts only."""
        parts: list[str] = super().get_template_names()
        return parts if self.hydrate_create_view else ["desk/admin/edit.html"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """One writer at a time: who saves in the same moment waits, and is told."""
        with transaction.atomic():
            try:
                current = locked(self.object)
            except IsGone as error:
                raise Http404 from error
            self.current = current
            seen = request.POST.get(SEEN)
            if seen is not None and seen != content_of(current):
                self.is_out_of_date = True
            if (
                self.revision_enabled
                and current.latest_revision_id != self.object.latest_revision_id
            ):
                self.is_out_of_date = True
                self.object.latest_revision = current.latest_revision
            self.take_over_decisions(current)
            return super().post(request, *args, **kwargs)

    def take_over_decisions(self, current: Any) -> None:
        """Bring what a process decides, and the form does not ask, up to date: under the lock."""

    def is_valid(self, form: Any) -> bool:
        if getattr(self, "action", "") == "publish" and reviews.is_open(self.current):
            self.produced_error_code = "in_review"
            self.produced_error_message = str(reviews.WaitsForReview.words)
            return False
        if self.expects_json_response:
            return super().is_valid(form)
        if decided := self._decided_meanwhile():
            self.produced_error_code, self.produced_error_message = "decided", decided
            return False
        if lacks_its_reason(self.request):
            self.produced_error_code, self.produced_error_message = "reason", str(MISSING)
            return False
        if self.is_out_of_date:
            differences = self._differences(form)
            if not differences and not form.errors:
                return super().is_valid(form)  # a second tap: what it says is what is stored
            self.produced_error_code = "invalid_revision"
            self.produced_error_message = self._newer_version_message()
            self.conflict = Conflict("", [], differences)
            return False
        return super().is_valid(form)

    def save_instance(self) -> Any:
        """A decision on what was handed in changes nothing of it; nor does the history say so."""
        if self.action == "workflow-action" and not self.form.has_changed():
            self.new_revision = None
            return self.object
        return super().save_instance()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        seen = {"name": SEEN, "content": self._seen()}
        has_moderation = getattr(self, "workflow_enabled", False)  # settings have none
        back = sent_back(self.object) if has_moderation else None
        return super().get_context_data(conflict=self.conflict, seen=seen, sent_back=back, **kwargs)

    def get_header_more_buttons(self) -> list[Any]:
        """Also those of rooms above: hook `register_record_header_buttons(record, request)`."""
        found = list(super().get_header_more_buttons())
        for buttons in hooks.get_hooks("register_record_header_buttons"):
            found.extend(buttons(self.object, self.request))
        return sorted(found)

    def get_success_message(self, *args: Any) -> str:
        """What a decision did, in its own words. Wagtail's views of snippets are handed the record,
        those of settings are not.
        """
        decided = ""
        if getattr(self, "action", "") == "workflow-action":
            decided = decision_in_words(args[0] if args else self.object, self.workflow_action)
        return decided or str(super().get_success_message(*args))

    def _seen(self) -> str:
        """What the person has before their eyes once this page is shown."""
        if self.request.method != "POST":
            return content_of(self.object)
        return content_of(self.current) if self.conflict else self.request.POST.get(SEEN, "")

    def _decided_meanwhile(self) -> str:
        """Who approved it or sent it back, when that is what was asked for too late."""
        if "action-workflow-action" not in self.request.POST:
            return ""
        states = TaskState.objects.for_instance(self.object)
        latest = states.select_related("finished_by").order_by("-pk").first()
        return decided_by(latest) if latest else ""

    def _differences(self, form: Any) -> list[Difference]:
        """Both versions, field by field; none while the form has errors of its own."""
        if not super().is_valid(form):
            return []
        latest = self.revision_enabled and self.object.latest_revision
        theirs = latest.as_object() if latest else self.current
        panel = self.panel.get_bound_panel(instance=theirs, request=self.request, form=None)
        return differences(panel.get_comparison(), theirs, form.save(commit=False))

    def _newer_version_message(self) -> str:
        text = str(NEWER)
        if not (self.revision_enabled and self.object.latest_revision):
            return text
        compare = reverse(
            self.revisions_compare_url_name, args=[self.object.pk, "earliest", "latest"]
        )
        loaded = self.request.POST.get("loaded_revision_id", "")
        if loaded.isdigit():
            compare = compare.replace("earliest", loaded, 1)
        return format_html(
            '{} <a href="{}" target="_blank">{}</a>', text, compare, _("Compare what changed")
        )


def content_of(record: Model) -> str:
    """A sum of what is stored of a record; of one with versions, that Wagtail compares them.

    A record that never was edited has no version yet, and its first one is news to whoever
    opened the form before.
    """
    if getattr(record, "latest_revision_id", None):
        return VERSIONED
    if isinstance(record, ClusterableModel):
        content = _written(type(record), record.serializable_data())
        stored = json.dumps(content, cls=DjangoJSONEncoder, sort_keys=True)
    else:
        stored = serializers.serialize("json", [record])
    return hashlib.sha256(stored.encode()).hexdigest()[:32]


def _written(model: type[Model], content: dict[str, Any]) -> dict[str, Any]:
    """Without the moments that are noted by themselves: serialising a record makes them anew, so
    that nobody would ever have seen it as it is.
    """
    moments = {one.name for one in model._meta.concrete_fields if getattr(one, "auto_now", False)}
    kept = {name: value for name, value in content.items() if name not in moments}
    for relation in get_all_child_relations(model):
        name = relation.get_accessor_name()
        kept[name] = [_written(relation.related_model, row) for row in content.get(name, [])]
    return kept


def decided_by(state: TaskState) -> str:
    """Who decided about a step of moderation; empty while it is open."""
    words = {
        APPROVED: _("%(person)s has approved this meanwhile. Nothing was decided twice."),
        SENT_BACK: _("%(person)s has sent this back meanwhile. Nothing was decided twice."),
    }
    text = words.get(state.status, "")
    return text % {"person": state.finished_by} if text else ""


def differences(
    comparisons: list[Callable[[Model, Model], FieldComparison]], theirs: Model, mine: Model
) -> list[Difference]:
    """Where two versions of a record differ, by Wagtail's comparison of each panel."""
    rows = []
    for compare in comparisons:
        compared = compare(theirs, mine)
        if not compared.has_changed():
            continue
        if isinstance(compared, ChildRelationComparison):
            rows.extend(_of_children(compared))
        else:
            rows.append(Difference(str(compared.field_label()), *_sides(compared)))
    return [row for row in rows if row.theirs != row.mine]


def _of_children(compared: ChildRelationComparison) -> list[Difference]:
    label, rows = compared.field_label(), []
    for child in compared.get_child_comparisons():
        if child.is_addition() or child.is_deletion():
            added, gone = child.obj_b, child.obj_a
            rows.append(
                Difference(
                    str(label),
                    said(gone and (str(gone) or "✓")),
                    said(added and (str(added) or "✓")),
                )
            )
            continue
        rows.extend(
            Difference(f"{label}: {field.field_label()}", *_sides(field))
            for field in child.get_field_comparisons()
            if field.has_changed()
        )
    return rows


def _sides(compared: FieldComparison) -> tuple[str, str]:
    """What stands in a field of either version, in words."""
    if isinstance(compared, M2MFieldComparison):
        return tuple(said(", ".join(map(str, items))) for items in compared.get_items())
    if isinstance(compared, ForeignObjectComparison):
        return tuple(said(found and str(found)) for found in compared.get_objects())
    values = (compared.val_a, compared.val_b)
    if isinstance(compared, ChoiceFieldComparison):
        words = dict(compared.field.flatchoices)
        values = tuple(words.get(value, value) for value in values)
    if isinstance(compared, (RichTextFieldComparison, StreamFieldComparison)):
        values = tuple(get_text_for_indexing(str(value)) for value in values)
    # A browser sends other line ends than the record keeps: no difference to a reader.
    return tuple(said(value).replace("\r\n", "\n") for value in values)
