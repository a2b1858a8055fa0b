"""What a person signs in with, so that its owner knows it again and nobody else learns it."""

from typing import Any

DOTS = "•••"


def masked(address: str) -> str:
    """
    >>> masked("pengurus@desa.go.id"), masked("+6281234567890")
    ('p•••@d•••.id', '+62•••90')
    """
    name, at, domain = address.rpartition("@")
    if not at:
        return f"{address[:3]}{DOTS}{address[-2:]}" if len(address) > len(DOTS) + 3 else DOTS
    ending = domain.rpartition(".")[2]
    return f"{name[:1]}{DOTS}@{domain[:1]}{DOTS}.{ending}"


def name_of(person: Any) -> str:
    """A person's own name; who gave none is known by what they signed up with, masked."""
    return str(person.get_full_name()) or signed_up_with(person)


def signed_up_with(person: Any) -> str:
    """The address or number, masked."""
    known = (getattr(person, name, None) for name in ("email", "phone", "account_number"))
    return masked(next(filter(None, known), ""))
