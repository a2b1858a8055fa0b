"""Text analysis, pure: tokens → stems → matches; corrections, synonyms, highlights.

Analysis happens here, once, for every engine: engines get tokens that are ready to index.
"""
