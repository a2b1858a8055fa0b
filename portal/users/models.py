"""People sign in with an e-mail address, a mobile number or, with neither, an account number.

An app of its own without Wagtail foreign keys: pages and snippets point here, so a
pointer back would make migrations circular.
"""

from typing import ClassVar

from django.conf import settings
from django.contrib.auth.models import AbstractUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from home.email_addresses import AddressField
from home.masking import name_of
from home.phone_numbers import PhoneNumberField
from portal.users import names

# A proof: how long it may be used, and how many wrong codes it bears.
HOURS, MOST_FAILURES, FEWER_FAILURES = 1, 5, 3


class UserManager(BaseUserManager["User"]):
    use_in_migrations = True

    def create_user(
        self, email: str | None = None, password: str | None = None, **fields: object
    ) -> "User":
        user = self.model(email=email, **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: object) -> "User":
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)

    def get_by_natural_key(self, name: str) -> "User":
        """Whom this name signs in, whichever of the three it is. Raises User.DoesNotExist."""
        person: User | None = names.person_of(name)
        if person is None:
            raise self.model.DoesNotExist
        return person


class User(AbstractUser):
    username = None
    email = AddressField(_("e-mail address"), unique=True, null=True, blank=True)
    phone = PhoneNumberField(_("mobile number"), unique=True, null=True, blank=True)
    phone_verified = models.BooleanField(default=False, editable=False)
    account_number = models.CharField(
        _("account number"), max_length=8, unique=True, null=True, editable=False
    )
    language = models.CharField(
        _("language"), max_length=5, choices=settings.LANGUAGES, default=settings.LANGUAGE_CODE
    )
    is_demo = models.BooleanField(default=False, editable=False)
    # The row stays for the history, without what names the person (home/privacy).
    erased_at = models.DateTimeField(null=True, editable=False)

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: list[str] = []

    objects: ClassVar[UserManager] = UserManager()

    class Meta:
        verbose_name = _("user")
        verbose_name_plural = _("users")
        ordering = ["email", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(email__isnull=False)
                | Q(phone__isnull=False)
                | Q(account_number__isnull=False)
                | Q(erased_at__isnull=False),
                name="account_has_a_name_to_sign_in",
                violation_error_message=_("An account needs an e-mail address or a mobile number."),
            ),
            models.CheckConstraint(
                condition=~Q(email="") & ~Q(phone="") & ~Q(account_number=""),
                name="name_to_sign_in_is_not_empty",
            ),
            models.CheckConstraint(
                condition=Q(phone_verified=False) | Q(phone__isnull=False),
                name="only_a_number_is_verified",
            ),
            models.CheckConstraint(
                condition=Q(erased_at__isnull=True)
                | Q(
                    is_active=False,
                    email__isnull=True,
                    phone__isnull=True,
                    account_number__isnull=True,
                    first_name="",
                    last_name="",
                ),
                name="erased_account_names_nobody",
            ),
        ]

    def __str__(self) -> str:
        """Never an address or a number: who may know the name may not know that."""
        return name_of(self)

    def get_full_name(self) -> str:
        """Of an account that was erased the word for it, in the reader's language."""
        return gettext("former member") if self.erased_at else super().get_full_name()

    def clean(self) -> None:
        super().clean()
        self.email = self.email or None

    def get_username(self) -> str:
        """What Wagtail shows of an account without a name: the address or nothing."""
        return self.email or ""

    def natural_key(self) -> tuple[str]:
        return (self.sign_in_name,)

    @property
    def sign_in_name(self) -> str:
        """One that signs this person in, in its canonical form."""
        return self.email or self.phone or self.account_number or ""


class Purpose(models.TextChoices):
    SIGN_UP = "sign-up"
    FORGOTTEN = "forgotten"
    CONTACT = "contact"


class Proof(models.Model):
    """A number or address that somebody says is theirs, until a code or link from there shows it.

    Whoever asks for what is not theirs to have gets a decoy, which no code fits.
    """

    purpose = models.CharField(max_length=9, choices=Purpose)
    contact = models.CharField(max_length=254)
    person = models.ForeignKey(User, models.CASCADE, null=True, related_name="+")
    is_decoy = models.BooleanField(default=False)
    facts = models.JSONField(default=dict)
    # What code and link are made of, with the key of the portal: they stand nowhere.
    nonce = models.CharField(max_length=32)
    failures = models.PositiveSmallIntegerField(default=0)
    ends_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return f"{self.purpose} {self.pk}"

    @property
    def kind(self) -> str:
        """The user's field that it is for."""
        return "email" if "@" in self.contact else "phone"

    @property
    def most_failures(self) -> int:
        """Fewer where the code lets choose a new password."""
        return FEWER_FAILURES if self.purpose == Purpose.FORGOTTEN else MOST_FAILURES

    @property
    def has_ended(self) -> bool:
        return self.ends_at <= timezone.now() or self.failures >= self.most_failures

    @property
    def tries_left(self) -> int:
        return max(0, self.most_failures - self.failures)
