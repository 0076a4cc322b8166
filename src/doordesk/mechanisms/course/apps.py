"""The course app."""

from django.db.models.signals import post_migrate

from doordesk.foundation.kernel.mechanism import MechanismConfig


class CourseConfig(MechanismConfig):
    """Name the app and open its rooms."""

    name = "doordesk.mechanisms.course"

    def ready(self) -> None:
        """Have the product's lessons loaded once the tables are there, and after each upgrade."""
        super().ready()
        from doordesk.mechanisms.course.actions import load_shipped  # noqa: PLC0415 - models come first

        post_migrate.connect(load_shipped, sender=self, dispatch_uid="course.lessons")
