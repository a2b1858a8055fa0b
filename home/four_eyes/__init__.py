"""What staff change that visitors read, and whose second pair of eyes sees it.

`rules`: each room says in its `public.py` how its records are guarded (docs/architecture.md has the
table). `watching` reads the history as it is written; `letters` tells those who decide.
"""
