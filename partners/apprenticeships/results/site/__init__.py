"""Rounds on the site: what is announced, by which rules, what came of it. Alike for everybody."""
