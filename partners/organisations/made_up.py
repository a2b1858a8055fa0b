"""Which cooperatives are invented, for the demo: those that say so as their source, and those whose
number begins as none does. They count nowhere, and are shown apart, as what they are. No ORM here.
"""

SOURCE = "Data rekaan untuk peragaan, bukan data kementerian · Made up for the demo"
"""What is stored as the source of each of them; pages say it in words (sources.py)."""
BEGINNING = "CONTOH"
"""Of their numbers: CONTOH ("example") begins no real one."""


def is_made_up(source: str, number: str = "") -> bool:
    """By what is stored of a cooperative; `number` is that of its registration.

    >>> is_made_up(SOURCE), is_made_up("", "contoh-0000001.AH.01.29.TAHUN 2025"), is_made_up("ICA")
    (True, True, False)
    """
    return source.startswith(SOURCE) or number.strip().upper().startswith(BEGINNING)
