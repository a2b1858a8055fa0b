"""How far the job is, and what moderators look at before they publish its result."""

from collections.abc import Mapping
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.contrib.humanize.templatetags.humanize import intcomma
from django.db.models import Q
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from home import heartbeats
from home.access import Actor
from home.masking import name_of
from home.ui.states import look
from partners.apprenticeships.applications.source import LeftOut
from partners.apprenticeships.results.admin import files
from partners.apprenticeships.results.models import Matching
from partners.apprenticeships.results.running import PLACED_BEFORE
from partners.apprenticeships.results.services import publishing
from partners.apprenticeships.results.site import figures
from partners.apprenticeships.rounds.lifecycle import Phase
from partners.apprenticeships.rounds.models import Round

REFRESH = 5
"""Seconds after which the page asks again while the job works."""
NAMED = 5
COMPARISONS = 3
LEFT_OUT: dict[str, Promise] = {
    PLACED_BEFORE: gettext_lazy("the cooperative holds a place already"),
    LeftOut.MERGED.value: gettext_lazy("merged into a cooperative with an application of its own"),
    LeftOut.HIDDEN.value: gettext_lazy("the site does not show the cooperative any more"),
}
CHANGE = {"content_type__app_label": "results", "codename": "change_result"}


def job_of(round: Round) -> Matching | None:
    """The one that works, or the last one where it stopped."""
    last: Matching | None = Matching.objects.of(round).order_by("-asked_at", "-pk").first()
    is_told = last is not None and (last.is_at_work or last.state == Matching.State.STOPPED)
    return last if is_told else None


def nobody_works(job: Matching) -> bool:
    """Whether it waits and no worker is heard, or the one that had it fell silent or is gone."""
    mine = Matching.objects.filter(pk=job.pk)
    if job.state == Matching.State.WAITING:
        return heartbeats.JOBS.silent_seconds() is None or mine.overdue().exists()
    return job.state == Matching.State.RUNNING and mine.broken_off().exists()


def context_of(round: Round, actor: Actor, *, asks_again: bool) -> dict[str, Any]:
    """Of the parts `job.html`, `result.html` and `what_ifs.html`."""
    job = job_of(round)
    result = Matching.objects.standing(round)
    language = get_language() or "id"
    is_mine = round.phase is Phase.MATCHED and not publishing.user_can_publish(actor, round)
    return {
        "job": job,
        "job_look": look(Matching.State(job.state)) if job else None,
        "problems": job.problems_in(language) if job else [],
        "worker_is_missing": bool(job and nobody_works(job)),
        "refresh": REFRESH if job and job.is_at_work and asks_again else 0,
        "result": shown(result) if result else None,
        **_folder(round, result, actor),
        "four_eyes": who_publishes(round) if is_mine else "",
        "what_ifs": _what_ifs(round, language),
    }


def _folder(round: Round, result: Matching | None, actor: Actor) -> dict[str, Any]:
    """The way to the files for staff, or the command that writes them."""
    if result is None or not files.user_can_take_files(actor):
        return {}
    if files.is_small(result):
        return {"folder_url": reverse("rounds_admin:folder", args=[round.pk])}
    return {"folder_command": f"manage.py export_round {round.code} --out DIR"}


def shown(matching: Matching) -> dict[str, Any]:
    """Figures of a result, in words; staff reads every count."""
    facts = matching.figures
    names = {row["code"]: row["name"] for row in figures.provinces(facts)}
    return {
        "summary": summary(matching),
        "ranks": figures.ranks(facts, for_staff=True),
        "provinces": [(names[code], asked, got) for code, asked, got in facts["provinces"]],
        "closed": facts["closed"],
        "check": [
            (_("Pairs of cooperative and batch that it compared"), intcomma(facts["pairs"])),
            (_("Faults found"), 0),
            (_("Rows to look at"), facts.get("doubts", 0)),
        ],
        "left_out": _left_out(facts.get("left_out", {})),
        "as_handed_in": facts.get("as_handed_in", []),
        "inputs": facts["inputs"],
        "digest": facts["result"],
    }


def _left_out(facts: Mapping[str, str]) -> list[tuple[Promise, list[str]]]:
    """Why, and the numbers of the applications."""
    return [
        (said, sorted(number for number, reason in facts.items() if reason == why))
        for why, said in LEFT_OUT.items()
        if why in facts.values()
    ]


def summary(matching: Matching) -> list[tuple[str | Promise, object]]:
    facts = matching.figures
    of = _("%(part)s of %(whole)s")
    return [
        (_("Cooperatives with a place"), of % _parts(facts["placed"], facts["applications"])),
        (_("From 3T regions"), of % _parts(facts["placed_3t"], facts["asked_3t"])),
        (_("First choice"), of % _parts(facts["ranks"]["1"], facts["with_list"])),
        (_("Seats filled"), of % _parts(facts["filled"], facts["seats"])),
        (_("Batches that do not run"), of % _parts(len(facts["closed"]), facts["batches"])),
        (_("Waiting for a seat"), intcomma(facts["waiting"])),
    ]


def _parts(part: int, whole: int) -> dict[str, Any]:
    return {"part": intcomma(part), "whole": intcomma(whole)}


def who_publishes(round: Round) -> str:
    """Another moderator than who had it matched, and who they are."""
    right = Permission.objects.filter(**CHANGE)
    may = Q(user_permissions__in=right) | Q(groups__permissions__in=right)
    users: Any = get_user_model()._default_manager.filter(may, is_active=True)
    others = users.exclude(pk=round.matched_by_id).distinct().order_by("first_name", "pk")
    names = [name_of(one) for one in others[: NAMED + 1]]
    told = _("You had this round matched. Another moderator looks at it and publishes it.")
    if not names:
        return _("%(told)s Nobody else has the right: ask an administrator.") % {"told": told}
    listed = ", ".join(names[:NAMED]) + (" …" if len(names) > NAMED else "")
    return _("%(told)s For example: %(names)s.") % {"told": told, "names": listed}


def _what_ifs(round: Round, language: str) -> list[dict[str, Any]]:
    """Tables of what was asked, the newest first."""
    done = Matching.objects.of(round).filter(
        purpose=Matching.Purpose.COMPARE, state=Matching.State.DONE
    )
    found = []
    for one in done.select_related("asked_by").order_by("-asked_at", "-pk")[:COMPARISONS]:
        if table := one.figures.get("what_if", {}).get(language):
            found.append({"at": one.asked_at, "by": name_of(one.asked_by), **table})
    return found
