"""What the search keeps in the database: changes to apply, words it knows, its state."""

from search.models.change import Change
from search.models.vocabulary import State, Word

__all__ = ["Change", "State", "Word"]
