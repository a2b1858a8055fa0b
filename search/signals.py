"""What others may want to know of the search, which does not know them."""

from django.dispatch import Signal

asked = Signal()  # types: the kinds of objects that the engine was asked for, all when empty
index_changed = Signal()  # types: the kinds whose documents changed, all when empty
