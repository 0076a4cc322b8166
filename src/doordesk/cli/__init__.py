"""The `doordesk` command."""

import os


def main() -> None:
    """Run the command line."""
    import sys

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "doordesk.config.settings")
    if sys.argv[1:2] == ["manage"]:
        from django.core.management import execute_from_command_line

        execute_from_command_line(["doordesk manage", *sys.argv[2:]])
