"""How often something may be tried: counts that nobody can push out, and who is refused by them.

`store` keeps the counts, each until its own end; `signing_in` says which of them a log-in meets;
`answers` tells people when to try again.
"""
