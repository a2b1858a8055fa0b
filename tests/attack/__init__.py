"""Long and rough: run by `make attack`, on this machine only, each bounded in time; it says what
it measured.
"""
