"""What several pages show of an application: how it stands, and all that would count."""

from collections.abc import Mapping
from typing import Any

from django.http import QueryDict

from partners.apprenticeships.applications import content_words, demanding, enclosing, misfits
from partners.apprenticeships.applications.models import Application

MOST_OF_A_QUERY = 400  # signs of an address that a card leads back to
KEPT = ("fits", "competency", "province", "mode", "page")  # of the list of offers


def handing_in(application: Application, content: Mapping[str, Any]) -> dict[str, Any]:
    """All that would count now, what would be left out, and whom they would send."""
    names = content_words.Names([content])
    listed = [names.batches[key] for key in content["choices"] if key in names.batches]
    not_fitting = misfits.of_content(application, content, listed)
    return {
        "misfits": [
            (content_words.name_of(batch), not_fitting[batch.code])
            for batch in listed
            if batch.code in not_fitting
        ],
        "missing": [
            (content_words.name_of(one.batch), one.what)
            for one in demanding.asked_of(application, content["choices"])
            if one.is_missing
        ],
        "lines": content_words.lines(content, names),
        "left_out": [names.of_batch(key) for key in content["left_out"]],
        "delegates": list(application.delegates.order_by("number")),
        "team": application.team,
    }


def changed_since(application: Application, content: Mapping[str, Any]) -> list[Any]:
    """What was handed in beside what is prepared, where they differ."""
    if application.standing is None:
        return []
    stands = application.standing.content
    if enclosing.is_same(stands, content):
        return []
    names = content_words.Names([stands, content])
    return content_words.differences(stands, content, names)


def asked_again(query: str) -> str:
    """The filters of a list, out of what a form brought back: nothing else gets into an address."""
    sent = QueryDict(query.removeprefix("?")[:MOST_OF_A_QUERY])
    kept = QueryDict(mutable=True)
    for name in KEPT:
        if values := sent.getlist(name):
            kept.setlist(name, values)
    return f"?{kept.urlencode()}" if kept else ""
