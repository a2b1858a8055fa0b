"""What the days before the rush left: applications written by hand, and those handed in.

In bulk, row for row what the acts of the site leave in every table (`tests/benchmarks/
test_rush_already.py` compares): history, forms that were sent, submissions, notices and letters.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import count
from typing import Any
from uuid import uuid4

BEFORE = timedelta(days=3)
APART = timedelta(minutes=1)
"""Between two acts of one person."""


@dataclass(frozen=True, slots=True)
class Written:
    """An application with its list as it is now. `content`: what it would hand in, `codes` those of
    its list. `times`: how often it was handed in before the rush; at the second time the list was
    the other way round than at the first.
    """

    application: Any
    content: dict[str, Any]
    codes: Sequence[str]
    slug: str
    label: str
    times: int

    @property
    def contents(self) -> list[dict[str, Any]]:
        """Of each handing-in, the last as it stands."""
        turned = {**self.content, "choices": self.content["choices"][::-1]}
        return [turned if left % 2 else self.content for left in range(self.times)][::-1]


@dataclass(frozen=True, slots=True)
class Act:
    """One form: for which application, when, where to, where it led, what was said, what the
    history says of it. `about`: the code of a batch, or the number of a receipt.
    """

    one: Written
    at: datetime
    page: str
    answer: str
    done: str
    action: str
    about: object = ""
    facts: dict[str, Any] = field(default_factory=dict)


def leave(written: Sequence[Written], now: datetime, *, letters: bool = True) -> None:
    """In the order in which it came, over the three days until `now`."""
    from home import bulk
    from partners.apprenticeships.applications.models import Submission

    first = _next_key(Submission)
    keys = count(first)
    submissions = [
        [(next(keys), number, content) for number, content in enumerate(one.contents, 1)]
        for one in written
    ]
    step = BEFORE / max(1, len(written))
    moments = [now - BEFORE + step * number for number in range(len(written))]
    handed = [
        (key, one, number, content, at + APART * (number - 1))
        for one, mine, at in zip(written, submissions, moments, strict=True)
        for key, number, content in mine
    ]
    bulk.insert(
        Submission,
        ["id", "application", "number", "content", "policy", "submitted_at", "by", "role"],
        (
            (key, one.application.pk, number, content, one.application.round.policy, at,
             one.application.by_id, one.application.role)
            for key, one, number, content, at in handed
        ),
    )  # fmt: skip
    _counted_on(Submission)
    _let_stand()

    def acts() -> Iterator[Act]:  # a million of them: not kept
        for one, mine, at in zip(written, submissions, moments, strict=True):
            yield from _acts(one, [key for key, *_rest in mine], at)

    _history(acts())
    _done_in_name(acts())
    _forms(acts(), written[0].application.round.code if written else "")
    if letters:
        _letters([(key, one.application.by_id, at) for key, one, _number, _content, at in handed])


def _let_stand() -> None:
    """The last of each application, as `submit` does."""
    from django.db.models import OuterRef, Subquery

    from partners.apprenticeships.applications.models import Application, Submission

    mine = Submission.objects.filter(application=OuterRef("pk")).order_by("-number")
    rows = Application.objects.filter(submissions__isnull=False)
    keys = Application.objects.filter(pk__in=rows.values("pk"))
    keys.update(standing=Subquery(mine.values("pk")[:1]), state=Application.State.SUBMITTED)


def _acts(one: Written, keys: Sequence[int], at: datetime) -> Iterator[Act]:
    """All that was sent until it stood: begun, listed, written, named; handed in, perhaps turned
    round and handed in once more.
    """
    from partners.apprenticeships.applications import history
    from partners.apprenticeships.applications.workspace import acts, list_page, people

    views = (acts.BeginView, acts.PutView, acts.WriteView, people.PeopleView, list_page.ListView)
    begun, put, wrote, named, turned = (str(view.done) for view in views)
    first_list = one.codes if one.times != 2 else one.codes[::-1]
    sent = [
        ("begin", "batches", begun, history.BEGUN, ""),
        *[("put", "batch", put, history.LISTED, code) for code in first_list],
        ("write", "overview", wrote, history.WRITTEN, ""),
        ("people", "overview", named, history.NAMED, ""),
    ]
    began = at - APART * len(sent)
    for number, values in enumerate(sent):
        yield Act(one, began + APART * number, *values)
    for number, key in enumerate(keys, 1):
        moment = at + APART * (number - 1)
        if number > 1:
            yield Act(one, moment, "list", "list", turned, history.LISTED)
        facts = {"submission": key, "before": keys[number - 2] if number > 1 else None}
        done = str(acts.SubmitView.done)
        yield Act(one, moment, "hand_in", "receipt", done, history.SUBMITTED, number, facts)


def _history(acts: Iterable[Act]) -> None:
    from django.contrib.contenttypes.models import ContentType
    from wagtail.models import ModelLogEntry

    from home import bulk
    from partners.organisations.models import Organisation

    kind = ContentType.objects.get_for_model(Organisation)
    bulk.insert(
        ModelLogEntry,
        ["object_id", "label", "action", "data", "timestamp", "user"],
        (
            (str(mine.organisation_id), act.one.label, act.action, _data(act), act.at, mine.by_id)
            for act in acts
            for mine in (act.one.application,)
        ),
        content_type=kind,
    )


def _done_in_name(acts: Iterable[Act]) -> None:
    """Beside each line of the history, for what is done in somebody's name."""
    from django.contrib.contenttypes.models import ContentType

    from home import bulk
    from partners.membership.models import DoneInName
    from partners.organisations.models import Organisation

    bulk.insert(
        DoneInName,
        ["organisation", "at", "person", "role", "action", "object_id", "label", "facts"],
        (
            (mine.organisation_id, act.at, mine.by_id, mine.role, act.action,
             str(mine.organisation_id), act.one.label, _data(act))
            for act in acts
            for mine in (act.one.application,)
        ),
        content_type=ContentType.objects.get_for_model(Organisation),
    )  # fmt: skip


def _data(act: Act) -> dict[str, Any]:
    mine = act.one.application
    return {
        "round": mine.round.code,
        "application": mine.pk,
        **act.facts,
        "acted_for": mine.organisation_id,
        "role": mine.role,
    }


def _forms(acts: Iterable[Act], code: str) -> None:
    from django.utils import translation

    from home import bulk
    from home.desk.models import SentForm

    with translation.override("id"):
        paths = {name: address(name, code) for name in PAGES}
    paths["overview"] += f"#{code}"
    bulk.insert(
        SentForm,
        ["by", "key", "act", "content", "answer", "words", "at"],
        (
            (act.one.application.by_id, uuid4(), _path(paths[act.page], act),
             uuid4().hex * 2, _path(paths[act.answer], act), act.done, act.at)
            for act in acts
        ),
    )  # fmt: skip


def _path(path: str, act: Act) -> str:
    named = path.replace("SLUG", act.one.slug).replace("BATCH", str(act.about))
    return named.replace(RECEIPT, f"/{act.about}/")[:200]


def address(name: str, code: str) -> str:
    """Of a page of the cooperative SLUG in the round `code`; of the batch BATCH, of RECEIPT."""
    from django.urls import reverse

    more = {"put": ["BATCH"], "batch": ["BATCH"], "receipt": [987654321]}.get(name, [])
    of_round = [] if name == "overview" else [code]
    room = "results" if name in RESULTS else "applications"
    return reverse(f"{room}:{name}", args=["SLUG", *of_round, *more])


PAGES = ("begin", "batches", "batch", "put", "list", "write", "overview", "people", "hand_in",
         "receipt")  # fmt: skip
RECEIPT = "/987654321/"
RESULTS = ("accept", "accept_conditionally", "decline", "result")


def _letters(told: Sequence[tuple[int, int, datetime]]) -> None:
    """A receipt for each submission, in a letter that waits: no worker of jobs runs beside."""
    from django_tasks_db.models import DBTaskResult

    from home import bulk
    from home.notices.models import Letter, Notice
    from home.notices.tasks import send_letter
    from partners.apprenticeships.applications.notices import RECEIPTS

    first = _next_key(Letter)
    bulk.insert(
        Letter,
        ["id", "recipient", "created_at", "rung_at"],
        ((first + at, who, when, when) for at, (_key, who, when) in enumerate(told)),
        kind=RECEIPTS.code,
    )
    _counted_on(Letter)
    bulk.insert(
        Notice,
        ["recipient", "occasion", "data", "letter", "created_at"],
        (
            (who, str(key), {"submission": key}, first + at, when)
            for at, (key, who, when) in enumerate(told)
        ),
        kind=RECEIPTS.code,
    )
    bulk.insert(
        DBTaskResult,
        ["id", "args_kwargs", "enqueued_at"],
        (
            (uuid4(), {"args": [first + at], "kwargs": {}}, when)
            for at, (_key, _who, when) in enumerate(told)
        ),
        priority=send_letter.priority, task_path=send_letter.module_path,
        queue_name=send_letter.queue_name, backend_name=send_letter.backend,
        run_after=send_letter.run_after or _no_date(),
    )  # fmt: skip


def _no_date() -> Any:
    from django_tasks_db.models import get_date_max

    return get_date_max()


def _next_key(model: Any) -> int:
    from django.db.models import Max

    return (model.objects.aggregate(last=Max("pk"))["last"] or 0) + 1


def _counted_on(model: Any) -> None:
    """Whoever writes the next row gets the next key."""
    from django.core.management.color import no_style
    from django.db import connection

    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), [model]):
            cursor.execute(statement)
