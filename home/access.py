"""Who acts, and for whom: the one answer that services, predicates and querysets speak.

`Actor(user)` is a person who signed in, `NOBODY` a reader who did not, `system("remind", …)` a
command or job under its own name with the rights that it names. Views build the actor with
`actor_of(request)`; services take `by: Actor` and begin with `require(…)`.

Rights are asked through the actor each time and never copied. Nobody ever acts under somebody
else's name: who helps a cooperative is `Actor(user, on_behalf_of=cooperative)`.
"""

from dataclasses import dataclass
from typing import Any, Protocol

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest


class ActionNotPermitted(PermissionDenied):
    """This person may not do this. Uncaught, it is an answer 403."""


class Person(Protocol):
    """What is asked of a user, signed in or anonymous; the user model is a setting."""

    @property
    def pk(self) -> Any: ...

    @property
    def is_active(self) -> Any: ...

    @property
    def is_authenticated(self) -> Any: ...

    def has_perm(self, perm: str, obj: Any = None) -> bool: ...


class ActedFor(Protocol):
    """An organisation in whose name somebody acts; `home` knows only that it has a key."""

    @property
    def pk(self) -> Any: ...


@dataclass(frozen=True, slots=True)
class Actor:
    """`user` is looked at when a right is asked, not before: a page that asks for none stays
    the same for everybody. `rights` belong to a job; a person's are asked of the person. `role`
    and `mandate` (its key) say how somebody came to act `on_behalf_of` an organisation, for the
    history; they give no right.
    """

    user: Person | None = None
    on_behalf_of: ActedFor | None = None
    role: str = ""
    mandate: int | None = None
    job: str = ""
    rights: frozenset[str] = frozenset()

    @property
    def person(self) -> Any:
        """The user who signed in, for a foreign key to the user model; None for nobody, the
        system, and an account that is no longer active.
        """
        user = self.user
        return user if user is not None and user.is_authenticated and user.is_active else None

    def has(self, *rights: str) -> bool:
        """Whether all these rights (`app.codename`) are the actor's own."""
        if self.job:
            return self.rights.issuperset(rights)
        person = self.person
        return person is not None and all(person.has_perm(right) for right in rights)

    def is_(self, key: Any) -> bool:
        """Whether the actor is the person of this primary key."""
        return self.person is not None and bool(self.person.pk == key)

    def __str__(self) -> str:
        return str(self.person or self.job)


NOBODY = Actor()


def system(job: str, *rights: str) -> Actor:
    """A command or job, under its name; it may do what it names and nothing else."""
    return Actor(job=job, rights=frozenset(rights))


def actor_of(request: HttpRequest) -> Actor:
    """Who asks."""
    return Actor(getattr(request, "user", None))


def require(allowed: bool) -> None:
    """Raises ActionNotPermitted."""
    if not allowed:
        raise ActionNotPermitted
