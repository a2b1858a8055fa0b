"""Function and question words that a query loses; the index keeps every word."""

_WORDS = """
    yang di ke dari dan atau untuk dengan pada dalam oleh adalah ialah itu ini
    apa apakah siapa siapakah kapan kapankah mana dimana dimanakah berapa berapakah
    bagaimana bagaimanakah mengapa kenapa agar para nya sebuah
    a an and are as at by did do does for from how in is it of on or the to was were
    what when where which who whom whose why with
"""
STOP_WORDS = frozenset(_WORDS.split())


def content_words(words: list[str]) -> list[str]:
    """`words` without stop words; all of them when nothing else would be left."""
    return [word for word in words if word not in STOP_WORDS] or words
