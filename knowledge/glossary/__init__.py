"""The words of the cooperative world, in both languages: kept by editors, used by the search."""
