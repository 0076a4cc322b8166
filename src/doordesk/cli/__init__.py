"""The `doordesk` command: `main` is what the console script calls. Each command stands in its own room."""

from doordesk.cli.main import main

__all__ = ["main"]
