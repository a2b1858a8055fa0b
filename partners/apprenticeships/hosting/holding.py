"""Batches whose dates and seats somebody relies on: rooms above say which."""

from collections.abc import Callable, Collection

# Out of keys of batches, those that are held.
Question = Callable[[Collection[int]], Collection[int]]
_questions: list[Question] = []


def register(question: Question) -> None:
    if question not in _questions:
        _questions.append(question)


def held_among(keys: Collection[int]) -> set[int]:
    """Those that are part of a round that was announced."""
    return {key for question in _questions for key in question(keys)} if keys else set()
