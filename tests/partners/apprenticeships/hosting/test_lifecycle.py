"""The draft of an offer: every pair of verb and station is decided, and done as it says."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from home.access import Actor
from partners.apprenticeships.hosting.lifecycle import TRANSITIONS, Verb, Work, after
from partners.apprenticeships.hosting.refusals import IsNotWaiting, IsWaiting, NothingIsNew
from partners.apprenticeships.hosting.stations import Stand, stand_of
from partners.apprenticeships.models import Offer
from partners.apprenticeships.services import hosting, submitting
from tests.partners.apprenticeships.hosting.conftest import approve, fresh, send_back

W, V = Work, Verb
OF_MODERATORS = {V.APPROVE, V.SEND_BACK}
WAYS: dict[Work, list[Verb]] = {
    W.NONE: [],
    W.DRAFT: [V.WRITE],
    W.WAITING: [V.WRITE, V.SUBMIT],
    W.RETURNED: [V.WRITE, V.SUBMIT, V.SEND_BACK],
}
REFUSED = {V.WRITE: IsWaiting, V.WITHDRAW: IsNotWaiting}


@given(st.lists(st.sampled_from(Verb), max_size=20))
def test_whatever_is_tried_nothing_is_published_that_was_not_handed_in(verbs: list[Verb]) -> None:
    work, done = W.DRAFT, [V.WRITE]
    for verb in verbs:
        to = after(verb, work)
        if to is None:
            continue
        if verb is V.APPROVE:
            assert done[-1] is V.SUBMIT
        work, done = to, [*done, verb]
    assert (work is W.WAITING) == (done[-1] is V.SUBMIT)
    assert (work is W.NONE) == (done[-1] is V.APPROVE)


@given(st.sampled_from(Work))
def test_moderators_decide_on_what_waits_for_them_and_nobody_else_moves_it(work: Work) -> None:
    open_to = {verb for verb in Verb if after(verb, work) is not None}
    assert (open_to == {*OF_MODERATORS, V.WITHDRAW}) == (work is W.WAITING)
    assert bool(open_to & OF_MODERATORS) == (work is W.WAITING)


@given(st.sampled_from(Work))
def test_draft_is_never_stuck(work: Work) -> None:
    """From wherever it stands it is published within three steps."""
    reached = {work}
    for _step in range(3):
        reached |= {to for (_verb, start), to in TRANSITIONS.items() if start in reached}
    assert W.NONE in reached


@pytest.mark.django_db
@pytest.mark.parametrize("work", Work)
@pytest.mark.parametrize("verb", Verb)
def test_done_to_an_offer_is_what_the_table_says(
    verb: Verb, work: Work, published: Offer, helper: Actor, boss_of: Actor, moderator: Any
) -> None:
    done: dict[Verb, Callable[[], object]] = {
        V.WRITE: lambda: hosting.write(published, by=helper, title_id=f"Lain, {stand()}"),
        V.SUBMIT: lambda: submitting.submit(published, by=boss_of),
        V.WITHDRAW: lambda: submitting.withdraw(published, by=boss_of),
        V.APPROVE: lambda: approve(fresh(published), moderator),
        V.SEND_BACK: lambda: send_back(fresh(published), moderator, "Belum."),
    }

    def stand() -> Stand:
        return stand_of(fresh(published))

    for step in WAYS[work]:
        done[step]()
    before, version = stand(), fresh(published).latest_revision_id
    assert before.work is work
    to = after(verb, work)
    if to is not None:
        done[verb]()
        assert stand().work is to
        assert (
            Offer.objects.public()
            .get()
            .title_id.startswith("Lain" if verb is V.APPROVE else "Belajar kasir")
        )
    elif verb in OF_MODERATORS:
        assert fresh(published).current_workflow_state is None or work is W.RETURNED
    else:
        refusal = IsWaiting if work is W.WAITING else REFUSED.get(verb, NothingIsNew)
        with pytest.raises(refusal):
            done[verb]()
        assert (stand(), fresh(published).latest_revision_id) == (before, version)
