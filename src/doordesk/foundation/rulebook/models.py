"""A company's own number for a setting; absent means the rule book's default."""

from django.db import models


class Choice(models.Model):
    """The value that the company chose for one setting of the rule book."""

    key = models.CharField(max_length=60, primary_key=True)
    value = models.IntegerField()

    def __str__(self) -> str:
        """Show key and value."""
        return f"{self.key} = {self.value}"
