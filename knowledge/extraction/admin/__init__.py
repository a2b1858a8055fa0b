"""Files that the search cannot look into, as editors see them."""
