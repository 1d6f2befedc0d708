"""What we remember of accounts: the account itself, where it is signed in, and what throttles count."""

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models
from django.db.models.functions import Lower

from kith.base.kernel import clock
from kith.base.kernel.ids import public_id


class Accounts(BaseUserManager["Account"]):
    """Finding accounts: by email address, in whatever case it is typed."""

    def get_by_natural_key(self, username: str | None) -> "Account":
        """Return the account of an email address; raise Account.DoesNotExist if there is none."""
        return self.get(email=in_one_case(username or ""))


def in_one_case(email: str) -> str:
    """Return an email address as accounts keep it: small letters, no spaces around."""
    return email.strip().lower()


class Account(AbstractBaseUser):
    """A way to sign in: an email address and a password. It knows nothing of people or partnerships."""

    public_id = models.CharField(max_length=32, unique=True, default=public_id, editable=False)
    email = models.EmailField("email address", unique=True)
    """The name to sign in with, in small letters, so that case makes no second account."""
    is_active = models.BooleanField(default=True)
    """False once the account is closed."""
    date_joined = models.DateTimeField(default=clock.now)
    """When the account was made."""

    objects: ClassVar[Accounts] = Accounts()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar = []

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(email=Lower("email")), name="account_email_in_small_letters"
            ),
        ]

    def __str__(self) -> str:
        return self.email


class OpenSession(AbstractBaseSession):
    """A browser in which somebody has begun to sign in or has signed in; `account` once they have."""

    account = models.ForeignKey(Account, on_delete=models.CASCADE, null=True, related_name="open_sessions")

    class Meta(AbstractBaseSession.Meta):
        db_table = "accounts_open_session"
        verbose_name = "open session"
        verbose_name_plural = "open sessions"


class CachedItem(models.Model):
    """One item of the cache that all processes share: throttles, and second-factor codes already used.

    Django's database cache reads and writes this table; the model is here so that a migration makes it.
    """

    cache_key = models.CharField(max_length=255, primary_key=True)
    value = models.TextField()
    expires = models.DateTimeField(db_index=True)

    class Meta:
        db_table = "accounts_cached_item"

    def __str__(self) -> str:
        return self.cache_key
