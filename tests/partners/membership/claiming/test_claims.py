"""Who may decide a claim, and what it leads to."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.utils import timezone

from home.access import NOBODY, ActionNotPermitted, Actor, system
from home.desk.refusals import HasChangedSince
from home.uploads.refusals import UploadRefused
from partners.membership.claiming import deciders, following, limits
from partners.membership.claiming.refusals import (
    BelongsAlready,
    BoardAnswersFirst,
    BoardIsConcerned,
    ClaimedAlready,
    NothingWasAsked,
    NotOpen,
    TooManyLately,
    TooManyOpen,
    TooMuchProof,
)
from partners.membership.models import Capacity, Claim, ClaimReason, Membership, Role, State
from partners.membership.permissions import user_represents
from partners.membership.services import claims
from partners.organisations.models import Organisation
from portal.users.models import User
from tests.factories.claims import (
    ClaimFactory,
    VillageFactory,
    assistant_of,
    photo,
    pmo_of,
)
from tests.factories.membership import (
    AreaFactory,
    MandateFactory,
    MembershipFactory,
    PersonFactory,
)
from tests.factories.organisations import CooperativeFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def cooperative() -> Organisation:
    return CooperativeFactory(region=VillageFactory())


@pytest.fixture
def reason() -> ClaimReason:
    return ClaimReason.objects.get(code="proof-missing")


def _by(person: User) -> Actor:
    return Actor(person)


def test_first_one_granted_represents_the_organisation(cooperative) -> None:
    claimant = PersonFactory()
    claim = claims.claim(cooperative, by=_by(claimant), words="Ketua", files=[photo()])
    claims.grant(claim, by=_by(assistant_of(cooperative)), role=Role.CONTRIBUTOR)
    claim.refresh_from_db()
    assert (claim.state, claim.capacity) == (State.GRANTED, Capacity.ASSISTANT)
    assert user_represents(_by(claimant), cooperative)


def test_representative_says_as_what_somebody_joins(cooperative) -> None:
    board = MembershipFactory(organisation=cooperative).person
    claim = ClaimFactory(organisation=cooperative)
    made = claims.grant(claim, by=_by(board), role=Role.CONTRIBUTOR)
    assert made.role == Role.CONTRIBUTOR


def _roles(cooperative: Organisation, moderator: User, editor: User) -> dict[str, Actor]:
    elsewhere = CooperativeFactory(region=VillageFactory(code="5203022009", within="520302"))
    return {
        "nobody": NOBODY,
        "job": system("follow_claims"),
        "stranger": _by(PersonFactory()),
        "editor": _by(editor),
        "moderator": _by(moderator),
        "assistant of the village": _by(assistant_of(cooperative)),
        "assistant of another": _by(assistant_of(elsewhere)),
        "former assistant": _by(
            AreaFactory(assistant=True, over=True, region=cooperative.region).person
        ),
        "with a mandate": _by(MandateFactory(cooperative=cooperative).assistant),
        "with a mandate that is over": _by(
            MandateFactory(cooperative=cooperative, over=True).assistant
        ),
        "PMO": _by(pmo_of(cooperative)),
        "PMO of another area": _by(pmo_of(elsewhere)),
        "representative of another": _by(MembershipFactory(organisation=elsewhere).person),
        "contributor": _by(
            MembershipFactory(organisation=cooperative, role=Role.CONTRIBUTOR).person
        ),
    }


NEAR = {"assistant of the village"}


def test_claim_of_an_organisation_without_people_is_decided_by_whoever_is_near(
    cooperative, moderator, editor
) -> None:
    claim = ClaimFactory(organisation=cooperative)
    roles = _roles(cooperative, moderator, editor)
    may = {who for who, actor in roles.items() if deciders.capacity_of(actor, claim)}
    assert may == NEAR | {"moderator", "PMO"}
    waits = {who for who, actor in roles.items() if claim in deciders.to_decide(actor)}
    assert waits == NEAR | {"PMO"}


def test_claim_of_an_organisation_with_people_waits_for_them(
    cooperative, moderator, editor
) -> None:
    board = MembershipFactory(organisation=cooperative).person
    claim = ClaimFactory(organisation=cooperative)
    roles = _roles(cooperative, moderator, editor) | {"representative": _by(board)}
    waits = {who for who, actor in roles.items() if claim in deciders.to_decide(actor)}
    assert waits == {"representative"}
    may = {who for who, actor in roles.items() if deciders.capacity_of(actor, claim)}
    assert may == {"representative", "moderator", "PMO"}
    for who in ("moderator", "PMO"):
        with pytest.raises(BoardAnswersFirst):
            claims.grant(claim, by=roles[who])


def test_vanished_representative_is_replaced(cooperative, posted) -> None:
    old = MembershipFactory(organisation=cooperative)
    claim = ClaimFactory(organisation=cooperative, escalated_at=timezone.now())
    pmo = pmo_of(cooperative)
    assert claim in deciders.to_decide(_by(pmo))
    claims.grant(claim, by=_by(pmo), replaces=True)
    old.refresh_from_db()
    assert old.ending == Membership.Ending.REPLACED
    assert not user_represents(_by(old.person), cooperative)
    assert user_represents(_by(claim.person), cooperative)
    assert [letter.to for letter in posted()] == [[claim.person.email], [old.person.email]]


def test_that_the_board_has_changed_is_nothing_but_the_claimants_word(
    cooperative, moderator
) -> None:
    """Who decides beyond the board is asked too, and waits for it as with any other claim."""
    old = MembershipFactory(organisation=cooperative)
    claim = ClaimFactory(organisation=cooperative, board_has_changed=True)
    for decider in (pmo_of(cooperative), moderator):
        assert deciders.capacity_of(_by(decider), claim) is not None
        with pytest.raises(BoardAnswersFirst):
            claims.grant(claim, by=_by(decider), replaces=True)
    assert user_represents(_by(old.person), cooperative)


def test_representative_replaces_nobody_by_a_claim(cooperative) -> None:
    board = [MembershipFactory(organisation=cooperative) for _ in range(2)]
    claim = ClaimFactory(organisation=cooperative, board_has_changed=True)
    claims.grant(claim, by=_by(board[0].person), replaces=True)
    assert Membership.objects.live().filter(organisation=cooperative).count() == 3


def test_nobody_decides_their_own_claim(moderator, reason, cooperative) -> None:
    claim = ClaimFactory(person=moderator, organisation=cooperative)
    AreaFactory(person=moderator, region=cooperative.region)
    for act in (
        lambda: claims.grant(claim, by=_by(moderator)),
        lambda: claims.refuse(claim, by=_by(moderator), reason=reason),
        lambda: claims.ask_for_more(claim, by=_by(moderator), reason=reason),
    ):
        with pytest.raises(ActionNotPermitted):
            act()
    assert claim not in deciders.to_decide(_by(moderator))
    claim.state, claim.capacity = State.GRANTED, Capacity.MODERATOR
    claim.decided_at, claim.decided_by = timezone.now(), moderator
    with pytest.raises(IntegrityError), transaction.atomic():
        claim.save()


def test_only_the_claimant_adds_and_withdraws(moderator, cooperative) -> None:
    claim = ClaimFactory(organisation=cooperative)
    with pytest.raises(ActionNotPermitted):
        claims.withdraw(claim, by=_by(moderator))
    with pytest.raises(ActionNotPermitted):
        claims.add(claim, by=_by(moderator), words="Saya juga")
    claims.withdraw(claim, by=_by(claim.person))
    with pytest.raises(NotOpen):
        claims.withdraw(claim, by=_by(claim.person))


def test_withdrawn_claim_is_not_granted(moderator, cooperative) -> None:
    claim = ClaimFactory(organisation=cooperative)
    claims.withdraw(claim, by=_by(claim.person))
    with pytest.raises(NotOpen):
        claims.grant(claim, by=_by(moderator))
    assert not Membership.objects.exists()


def test_who_comes_second_sees_what_the_first_one_did(moderator, cooperative, reason) -> None:
    claim = ClaimFactory(organisation=cooperative)
    seen = claim.updated_at.isoformat()
    claims.ask_for_more(claim, by=_by(moderator), reason=reason, seen=seen)
    with pytest.raises(HasChangedSince):
        claims.grant(claim, by=_by(assistant_of(cooperative)), seen=seen)


def test_more_is_asked_for_and_given(moderator, cooperative, reason, posted) -> None:
    claim = ClaimFactory(organisation=cooperative)
    claims.ask_for_more(claim, by=_by(moderator), reason=reason, remark="Halaman pertama")
    claim.refresh_from_db()
    assert claim.state == State.MORE_NEEDED
    assert "Foto berita acara" in posted()[0].body
    assert "Halaman pertama" in posted()[0].body
    with pytest.raises(NothingWasAsked):
        claims.add(claim, by=_by(claim.person), words="  ")
    claims.add(claim, by=_by(claim.person), words="Ini fotonya", files=[photo()])
    claim.refresh_from_db()
    assert (claim.state, claim.reason, claim.proofs.count()) == (State.WAITING, None, 1)


def test_member_claimed_and_archived_are_refused(cooperative) -> None:
    member = MembershipFactory(organisation=cooperative).person
    with pytest.raises(BelongsAlready):
        claims.claim(cooperative, by=_by(member))
    person = PersonFactory()
    claims.claim(cooperative, by=_by(person))
    with pytest.raises(ClaimedAlready):
        claims.claim(cooperative, by=_by(person))
    with pytest.raises(ActionNotPermitted):
        claims.claim(CooperativeFactory(is_public=False), by=_by(person))
    with pytest.raises(ActionNotPermitted):
        claims.claim(cooperative, by=NOBODY)


def test_contributor_may_claim_to_represent(cooperative) -> None:
    member = MembershipFactory(organisation=cooperative, role=Role.CONTRIBUTOR).person
    claim = claims.claim(cooperative, by=_by(member))
    claims.grant(claim, by=_by(assistant_of(cooperative)))
    assert user_represents(_by(member), cooperative)


def test_one_person_claims_so_many_and_no_more() -> None:
    person = PersonFactory()
    for _ in range(limits.MOST_OPEN):
        last = claims.claim(CooperativeFactory(), by=_by(person))
    with pytest.raises(TooManyOpen):
        claims.claim(CooperativeFactory(), by=_by(person))
    claims.withdraw(last, by=_by(person))
    claims.claim(CooperativeFactory(), by=_by(person))
    Claim.objects.filter(person=person).update(
        state=State.WITHDRAWN, decided_at=timezone.now(), capacity=""
    )
    rest = limits.MOST_LATELY - Claim.objects.filter(person=person).count()
    for _ in range(rest):
        claims.withdraw(claims.claim(CooperativeFactory(), by=_by(person)), by=_by(person))
    with pytest.raises(TooManyLately):
        claims.claim(CooperativeFactory(), by=_by(person))


def test_proof_is_judged_by_its_content_and_its_number(cooperative) -> None:
    person = PersonFactory()
    fake = SimpleUploadedFile("surat.pdf", b"<script>alert(1)</script>")
    with pytest.raises(UploadRefused):
        claims.claim(cooperative, by=_by(person), files=[fake])
    assert not Claim.objects.exists()
    claim = claims.claim(cooperative, by=_by(person), files=[photo() for _ in range(5)])
    with pytest.raises(TooMuchProof):
        claims.add(claim, by=_by(person), files=[photo()])
    assert "surat" not in claim.proofs.first().file.name


def test_board_turns_down_no_claim_that_would_replace_it(cooperative, reason) -> None:
    board = _by(MembershipFactory(organisation=cooperative).person)
    claim = ClaimFactory(organisation=cooperative, board_has_changed=True)
    for act in (
        lambda: claims.refuse(claim, by=board, reason=reason),
        lambda: claims.ask_for_more(claim, by=board, reason=reason),
        lambda: claims.grant(claim, by=board, role=Role.CONTRIBUTOR),
    ):
        with pytest.raises(BoardIsConcerned):
            act()
    claims.refuse(claim, by=_by(pmo_of(cooperative)), reason=reason)


def test_questions_of_the_board_do_not_begin_its_time_anew(cooperative, reason) -> None:
    board = _by(MembershipFactory(organisation=cooperative).person)
    claim = ClaimFactory(organisation=cooperative)
    Claim.objects.filter(pk=claim.pk).update(asked_at=timezone.now() - timedelta(days=13))
    claims.ask_for_more(claim, by=board, reason=reason)
    claims.add(claim, by=_by(claim.person), words="Ini suratnya")
    tomorrow = timezone.now() + timedelta(days=1.1)
    assert claim in Claim.objects.to_escalate(tomorrow - following.BOARD_ANSWERS_WITHIN)
