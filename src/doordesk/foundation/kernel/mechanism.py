"""The Django app of a mechanism: opens the rooms that register themselves (policy, queries)."""

from importlib import import_module
from importlib.util import find_spec
from typing import Any

from django.apps import AppConfig


class MechanismConfig(AppConfig):
    """Import `policy` and `queries` at start, so that permissions and duties are known."""

    default_auto_field = "django.db.models.BigAutoField"
    default = False

    def __init_subclass__(cls, **kwargs: Any) -> None:
        """Let Django choose the mechanism's own class over this one, which every `apps` imports."""
        super().__init_subclass__(**kwargs)
        cls.default = True

    def ready(self) -> None:
        """Open the rooms that are there."""
        for room in ("policy", "queries"):
            if find_spec(f"{self.name}.{room}"):
                import_module(f"{self.name}.{room}")
