"""The letter to those who decide: who changed what on the site, with both wordings."""

from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db.models import Model
from django.urls import NoReverseMatch, reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.models import ModelLogEntry

from home.access import Actor
from home.desk.conflict import event_of
from home.four_eyes.rules import Guard, all_rules, rule_of
from home.notices import kinds
from home.notices.messages import Message, message_kind
from home.notices.models import Notice, Rhythm

Change = dict[str, tuple[str, str]]


def _decides_something(actor: Actor) -> bool:
    rights = {rule.right for rule in all_rules().values() if rule.guard is not Guard.FREE}
    return any(actor.has(right) for right in rights)


def _changed(person: Any, notice: Notice) -> Message | None:
    """Not to who decides it no more."""
    rows = ModelLogEntry.objects.select_related("user", "content_type")
    entry = rows.filter(pk=notice.data["entry"]).first()
    model = entry and entry.content_type.model_class()
    rule = rule_of(model)
    if entry is None or model is None or rule is None or not Actor(person).has(rule.right):
        return None
    kind = capfirst(str(model._meta.verbose_name))
    facts = {"kind": kind, "name": entry.label, "person": entry.user_display_name}
    lines = [
        _("%(person)s changed this, and visitors read it already. Please look whether it is right.")
        % facts,
        event_of(entry).text,
        *(
            f"{_label(model, name)}: {before} → {after}"
            for name, (before, after) in notice.data["changes"].items()
        ),
    ]
    return Message(
        _("Changed on the site: %(kind)s “%(name)s”") % facts,
        "\n\n".join(lines),
        _address(person, model, entry),
        _("Look at it"),
    )


def _label(model: type[Model], name: str) -> str:
    try:
        return capfirst(str(getattr(model._meta.get_field(name), "verbose_name", name)))
    except FieldDoesNotExist:
        return name


def _address(person: Any, model: type[Model], entry: ModelLogEntry) -> str:
    record = model._default_manager.filter(pk=entry.object_id).first()
    if record is not None:
        try:
            return AdminURLFinder(person).get_edit_url(record) or reverse("wagtailadmin_home")
        except NoReverseMatch:
            pass
    return reverse("wagtailadmin_reports:site_history")


CHANGES = message_kind(
    "changed-by-staff",
    gettext_lazy("Changes by editors that visitors read at once"),
    _changed,
    may_hear=_decides_something,
    rhythm=Rhythm.AT_ONCE,
)


def register() -> None:
    kinds.register(CHANGES)
