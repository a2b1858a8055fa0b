"""A cooperative's own pages of its applications: what fits, the list, handing in."""
