"""Reasons kept for each application, in the same sentences as the files of the round."""

from dataclasses import replace

import pytest

from partners.apprenticeships.models import Batch, Offer
from partners.apprenticeships.results import keeping
from partners.apprenticeships.results.models import Reasons
from partners.apprenticeships.results.reasons import reasons_of, sentences_of
from partners.apprenticeships.rounds.languages import LANGUAGES
from partners.apprenticeships.rounds.outputs.explanations.sentences import ExplanationWriter
from partners.apprenticeships.rounds.result import Edition
from partners.apprenticeships.rounds.vocabulary import Vocabulary
from partners.matching.explanation import Answer

pytestmark = pytest.mark.django_db


def test_sentences_of_every_application_are_those_of_the_files(world) -> None:
    kept = keeping.read(world.match())
    numbers = [int(row.id.rpartition("-")[2]) for row in kept.applications]
    assert len(numbers) == 6
    for language in LANGUAGES:
        named = in_english(kept) if language == "en" else kept
        edition = Edition(named, language, Vocabulary())
        writer = ExplanationWriter(edition, language, is_past=True)
        for i, key in enumerate(numbers):
            result = world.round.results.get(application=key)
            assert sentences_of(result, language) == writer.tell(kept.explanations.explain(i))


def in_english(kept):
    """The files of a round name offers in Indonesian; readers of English their English titles."""
    batches = Batch.objects.select_related("offer")
    titles = {one.code: one.offer.title_en or one.offer.title_id for one in batches}
    return replace(kept, names=replace(kept.names, offers=titles))


def test_offer_without_an_english_title_keeps_its_name(world) -> None:
    world.match()
    result = world.round.results.get(organisation__name="Ani")
    assert "Apprenticeship" in sentences_of(result, "en").result[0]
    Offer.objects.update(title_en="")
    assert "Magang" in sentences_of(result, "en").result[0]
    assert "Magang" in sentences_of(result, "id").result[0]


def test_sentences_name_batches_by_offer_and_days_and_never_by_codes_or_files(world) -> None:
    world.match()
    for result in world.round.results.all():
        for language in LANGUAGES:
            told = sentences_of(result, language)
            said = " ".join([told.summary, told.class_title, told.check])
            assert not any(row.batch.code in said for row in world.batches)
            assert ".py" not in said
            assert ".html" not in said
            if result.place:
                assert str(result.place.batch.starts_on.year) in told.result[0]


def test_numbers_speak_of_batches_by_their_rows_in_the_round(world) -> None:
    world.match()
    result = world.round.results.get(organisation__name="Citra")
    told = reasons_of(result)
    assert told.batch == result.place_id
    (first, _second) = told.choices
    assert (first.batch, first.answer) == (world.batches[0].pk, Answer.FULL)


def test_reasons_are_read_with_few_queries(world, django_assert_max_num_queries) -> None:
    world.match()
    result = world.round.results.select_related("round", "organisation").first()
    with django_assert_max_num_queries(3):
        sentences_of(result, "id")


def test_reasons_are_lean(world) -> None:
    """80,000 of them are to be written in seconds."""
    world.match()
    assert max(len(one.content) for one in Reasons.objects.all()) < 400
