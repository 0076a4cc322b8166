"""The training app."""

from django.db.models.signals import post_migrate

from doordesk.foundation.kernel.mechanism import MechanismConfig


class TrainingConfig(MechanismConfig):
    """Name the app and open its rooms."""

    name = "doordesk.mechanisms.training"

    def ready(self) -> None:
        """Have the product's paths loaded once the tables are there."""
        super().ready()
        from doordesk.mechanisms.training.actions import load_paths  # noqa: PLC0415 - models come first

        post_migrate.connect(load_paths, sender=self, dispatch_uid="training.paths")
