"""Lists for the national register in Wagtail's admin: from handing one in to taking it back."""
