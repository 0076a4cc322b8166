"""A person of the company, who is also the account that signs in; and teams."""

from typing import Any, ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.urls import reverse

from doordesk.foundation.kernel.actors import Role


class Team(models.Model):
    """A team by its name."""

    name = models.CharField(max_length=80, unique=True)

    class Meta:
        """By name."""

        ordering = ("name",)

    def __str__(self) -> str:
        """Name the team."""
        return self.name


class PersonManager(BaseUserManager["Person"]):
    """What Django's sign-in asks of the model's manager."""

    def create_user(self, email: str | None, password: str | None = None, **fields: Any) -> "Person":
        """Create a person; without a password they can only come in by an invitation."""
        person = self.model(email=self.normalize_email(email).lower() if email else None, **fields)
        person.set_password(password)
        person.save()
        return person


class Person(AbstractBaseUser):
    """Somebody of the company: level, team, manager, zone, and company-wide roles.

    `email` is empty for a placeholder that an import made. `level` is the company's own scale, 1–12.
    """

    email = models.EmailField(unique=True, null=True, blank=True)
    name = models.CharField(max_length=120)
    title = models.CharField(max_length=120, blank=True)
    level = models.PositiveSmallIntegerField(default=4)
    team = models.ForeignKey(Team, on_delete=models.PROTECT, null=True, blank=True, related_name="people")
    manager = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="reports"
    )
    zone = models.CharField(max_length=60, default="UTC")
    is_active = models.BooleanField(default=True)
    is_administrator = models.BooleanField(default=False)
    is_core = models.BooleanField(default=False)
    is_recruiter = models.BooleanField(default=False)
    invited_at = models.DateTimeField(null=True, blank=True)  # the latest invitation; links carry it
    joined_at = models.DateTimeField(null=True, blank=True)

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    objects: ClassVar[PersonManager] = PersonManager()

    class Meta:
        """By name; people are told apart by their address."""

        ordering = ("name", "pk")
        verbose_name_plural = "people"

    def __str__(self) -> str:
        """Give the name by which colleagues know them."""
        return self.name

    def get_short_name(self) -> str:
        """Give the first name."""
        return self.name.split()[0] if self.name else ""

    def get_absolute_url(self) -> str:
        """Return the address of the person's page."""
        return reverse("people:detail", args=[self.pk])

    def holds(self, role: Role) -> bool:
        """Tell whether the person has this company-wide role."""
        return bool(getattr(self, f"is_{role.value}"))

    @property
    def initials(self) -> str:
        """Two letters for the round sign beside a name."""
        parts = self.name.split()
        return "".join(part[0] for part in (parts[:1] + parts[1:][-1:])).upper()
