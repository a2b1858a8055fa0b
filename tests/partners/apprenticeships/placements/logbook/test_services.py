"""Writing, correcting, photos, self-assessment: who may, and what is refused."""

import io
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.base import ContentFile
from django.utils.timezone import localdate
from PIL import Image

from home.access import ActionNotPermitted, Actor
from home.desk.refusals import HasChangedSince
from home.uploads import photos
from home.uploads.refusals import ContentIsOther, FileIsTooLarge
from partners.apprenticeships.placements.logbook.rules import Moment
from partners.apprenticeships.placements.models import (
    LogbookEntry,
    LogbookPhoto,
    Placement,
    Rating,
    SelfAssessment,
)
from partners.apprenticeships.placements.refusals import (
    DayIsNotOpen,
    KeyIsTaken,
    NotTheTime,
    PhotoIsThere,
)
from partners.apprenticeships.placements.services import assessments, logbook
from partners.membership.models import Role, Scope
from tests.factories.home import CompetencyFactory
from tests.factories.membership import AreaFactory, MandateFactory, MembershipFactory
from tests.factories.placements import PlacementFactory

pytestmark = pytest.mark.django_db


def jpeg(size: tuple[int, int] = (40, 20), **exif: Any) -> bytes:
    """With the place where it was taken in it."""
    picture = Image.new("RGB", size, "red")
    facts = Image.Exif()
    facts[0x010F] = "Telepon Rahasia"
    facts[0x0112] = exif.get("orientation", 1)
    facts.get_ifd(0x8825)[1] = "S"
    made = io.BytesIO()
    picture.save(made, "JPEG", exif=facts)
    return made.getvalue()


def said(placement: Placement, **more: Any) -> dict[str, Any]:
    return {"key": uuid4(), "day": placement.batch.starts_on, "words": "Belajar kas.", **more}


def test_entry_sent_twice_is_one(placement: Placement, board: Actor) -> None:
    words = said(placement)
    first, second = (logbook.write(placement, by=board, **words) for _ in range(2))
    assert first == second
    assert LogbookEntry.objects.count() == 1


def test_key_of_somebody_else_or_with_other_words_is_refused(
    placement: Placement, board: Actor
) -> None:
    words = said(placement)
    logbook.write(placement, by=board, **words)
    other = Actor(MembershipFactory(organisation=placement.cooperative).person)
    for by, change in ((other, {}), (board, {"words": "Lain."})):
        with pytest.raises(KeyIsTaken):
            logbook.write(placement, by=by, **{**words, **change})
    elsewhere = PlacementFactory(attending=True)
    MembershipFactory(organisation=elsewhere.cooperative, person=board.person)
    with pytest.raises(KeyIsTaken):
        logbook.write(elsewhere, by=board, **words)


def test_members_and_who_has_a_mandate_for_answers_write_and_nobody_else(
    placement: Placement, host: Actor
) -> None:
    cooperative = placement.cooperative
    contributor = MembershipFactory(organisation=cooperative, role=Role.CONTRIBUTOR).person
    answers = MandateFactory(cooperative=cooperative, scopes=[Scope.ANSWERS]).assistant
    for person in (contributor, answers):
        logbook.write(placement, by=Actor(person), **said(placement))
    reports = MandateFactory(cooperative=cooperative, scopes=[Scope.REPORTS]).assistant
    officer = AreaFactory(region=cooperative.region).person
    for by in (host, Actor(reports), Actor(officer), Actor()):
        with pytest.raises(ActionNotPermitted):
            logbook.write(placement, by=by, **said(placement))


def test_day_outside_the_apprenticeship_is_refused(placement: Placement, board: Actor) -> None:
    for day in (-1, 1):
        edge = placement.batch.starts_on if day < 0 else placement.batch.ends_on
        with pytest.raises(DayIsNotOpen):
            logbook.write(placement, by=board, **said(placement, day=edge + timedelta(days=day)))


def test_correction_stands_beside_what_it_corrects(placement: Placement, board: Actor) -> None:
    first = logbook.write(placement, by=board, **said(placement))
    second = logbook.write(placement, by=board, corrects=first, **said(placement, words="Bukan."))
    third = logbook.write(placement, by=board, corrects=second, **said(placement, words="Benar."))
    first.refresh_from_db()
    assert first.words == "Belajar kas."
    assert [one.words for one in first.corrections.all()] == ["Bukan.", "Benar."]
    assert third.corrects == first


def test_writing_does_not_change_what_others_have_open(placement: Placement, board: Actor) -> None:
    before = Placement.objects.get().updated_at
    logbook.write(placement, by=board, **said(placement))
    assert Placement.objects.get().updated_at == before


def test_photo_is_kept_upright_small_and_without_what_the_phone_wrote(
    placement: Placement, board: Actor
) -> None:
    entry = logbook.write(placement, by=board, **said(placement))
    sent = jpeg((2_000, 1_000), orientation=6)
    kept = logbook.add_photo(entry, by=board, file=ContentFile(sent, name="a.jpg"))
    with kept.file.open() as file:
        content = file.read()
    with Image.open(io.BytesIO(content)) as picture:
        assert picture.size == (800, 1_600)
        assert not picture.getexif()
    assert b"Rahasia" in sent
    assert b"Rahasia" not in content
    assert kept.size == len(content)
    again = logbook.add_photo(entry, by=board, file=ContentFile(sent, name="a.jpg"))
    assert again == kept
    with pytest.raises(PhotoIsThere):
        logbook.add_photo(entry, by=board, file=ContentFile(jpeg(), name="b.jpg"))


@pytest.mark.parametrize("mode", ["P", "L", "LA", "RGBA", "CMYK", "I;16", "1"])
def test_photo_of_any_kind_becomes_a_plain_one(mode: str) -> None:
    made = io.BytesIO()
    Image.new(mode, (30, 20)).save(made, "JPEG" if mode == "CMYK" else "PNG")
    made.seek(0)
    with Image.open(io.BytesIO(photos.made_anew(made))) as picture:
        assert (picture.mode, picture.size) == ("RGB", (30, 20))


def test_photo_is_of_who_wrote_the_entry_and_of_a_picture(
    placement: Placement, board: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    entry = logbook.write(placement, by=board, **said(placement))
    other = Actor(MembershipFactory(organisation=placement.cooperative).person)
    with pytest.raises(ActionNotPermitted):
        logbook.add_photo(entry, by=other, file=ContentFile(jpeg(), name="a.jpg"))
    with pytest.raises(ContentIsOther):
        logbook.add_photo(entry, by=board, file=ContentFile(b"<html>", name="a.jpg"))
    monkeypatch.setattr(logbook, "LARGEST", 100)
    with pytest.raises(FileIsTooLarge):
        logbook.add_photo(entry, by=board, file=ContentFile(jpeg(), name="a.jpg"))
    assert not LogbookPhoto.objects.exists()


def a_placement(**given: Any) -> tuple[Placement, int]:
    """With one competency that its offer teaches."""
    one, term = PlacementFactory(**given), CompetencyFactory()
    one.batch.offer.competencies.set([term])
    one.batch.offer.save()
    return one, term.pk


def test_before_is_said_before_and_after_is_said_after() -> None:
    ahead, term = a_placement()
    by = Actor(MembershipFactory(organisation=ahead.cooperative).person)
    assessments.assess(ahead, Moment.BEFORE, {term: 2}, by=by)
    with pytest.raises(NotTheTime):
        assessments.assess(ahead, Moment.AFTER, {term: 4}, by=by)
    ahead.batch.starts_on = localdate() - timedelta(days=9)
    ahead.batch.ends_on = localdate()
    ahead.batch.save()
    with pytest.raises(NotTheTime):
        assessments.assess(ahead, Moment.BEFORE, {term: 4}, by=by)
    assessments.assess(ahead, Moment.AFTER, {term: 4}, by=by)
    levels = {one.moment: (one.level, one.said_by) for one in Rating.objects.all()}
    assert levels == {"before": (2, by.person), "after": (4, by.person)}


def test_answer_is_changed_and_taken_back_by_who_has_seen_it() -> None:
    one, term = a_placement()
    by = Actor(MembershipFactory(organisation=one.cooperative).person)
    made = assessments.assess(one, Moment.BEFORE, {term: 1}, by=by)
    seen = made.updated_at.isoformat()
    assessments.assess(one, Moment.BEFORE, {term: None}, by=by, seen=seen)
    assert not Rating.objects.exists()
    with pytest.raises(HasChangedSince):
        assessments.assess(one, Moment.BEFORE, {term: 3}, by=by, seen=seen)


def test_only_who_may_act_in_its_name_shows_it_to_the_host() -> None:
    one, _term = a_placement()
    given = {"organisation": one.cooperative, "role": Role.CONTRIBUTOR}
    contributor = Actor(MembershipFactory(**given).person)
    with pytest.raises(ActionNotPermitted):
        assessments.show_host(one, True, by=contributor)
    board = Actor(MembershipFactory(organisation=one.cooperative).person)
    assessments.show_host(one, True, by=board)
    made = SelfAssessment.objects.get()
    assert (made.shows_host, made.shown_by) == (True, board.person)


def test_host_and_officer_do_not_assess() -> None:
    one, term = a_placement()
    host = MembershipFactory(organisation=one.host).person
    officer = AreaFactory(region=one.cooperative.region).person
    for person in (host, officer):
        with pytest.raises(ActionNotPermitted):
            assessments.assess(one, Moment.BEFORE, {term: 1}, by=Actor(person))
