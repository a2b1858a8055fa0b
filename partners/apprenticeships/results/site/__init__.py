"""Rounds on the site: what is announced, by which rules, what came of it. The same for everybody."""
