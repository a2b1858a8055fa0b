"""What the search keeps in the database: changes to apply, words it knows, its state, what
people looked for, and what editors put first."""

from search.models.change import Change
from search.models.insight import Opened, Searched
from search.models.pin import Pin
from search.models.vocabulary import IndexState, Word

__all__ = ["Change", "IndexState", "Opened", "Pin", "Searched", "Word"]
