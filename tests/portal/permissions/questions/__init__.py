"""How each row of the table is asked, by what it is called."""

from tests.portal.permissions.asking import Question
from tests.portal.permissions.questions import (
    adoption,
    agreements,
    appeals,
    applications,
    claims,
    learning,
    mandates,
    messages,
    objections,
    offers,
    organisations,
    people,
    placements,
    results,
    rounds,
    site,
)

QUESTIONS: dict[str, Question] = {
    **organisations.QUESTIONS,
    **people.QUESTIONS,
    **claims.QUESTIONS,
    **mandates.QUESTIONS,
    **agreements.QUESTIONS,
    **adoption.QUESTIONS,
    **placements.QUESTIONS,
    **messages.QUESTIONS,
    **objections.QUESTIONS,
    **learning.QUESTIONS,
    **results.QUESTIONS,
    **appeals.QUESTIONS,
    **applications.QUESTIONS,
    **rounds.QUESTIONS,
    **offers.QUESTIONS,
    **site.QUESTIONS,
}
