"""Whether somebody still expects whom a cooperative sends although its round has ended, said by
rooms that know of places: a seat may fall free until the batch begins.

A room registers its question when it is ready: `expecting.register(holds_its_place)`.
"""

from collections.abc import Callable

from partners.apprenticeships.applications.models import Application

Question = Callable[[Application], bool]
_questions: list[Question] = []


def register(question: Question) -> None:
    if question not in _questions:
        _questions.append(question)


def is_expected(application: Application) -> bool:
    return any(question(application) for question in _questions)
