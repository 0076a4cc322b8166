"""The product's own settings in test mode, and a home that is gone afterwards; for pytest and mypy."""

import atexit
import os
import secrets
import shutil
import tempfile
from pathlib import Path

# Made only when a test keeps a file; mypy reads these settings and never comes to its exit handlers.
home = Path(tempfile.gettempdir()) / f"doordesk-test-{secrets.token_hex(8)}"
atexit.register(shutil.rmtree, home, ignore_errors=True)
os.environ["DOORDESK_MODE"] = "test"
os.environ["DOORDESK_HOME"] = str(home)

from doordesk.config.settings import *  # noqa: E402, F403 - the mode and the home come first
from doordesk.config.settings import DATABASES  # noqa: E402

if DATABASES["default"]["ENGINE"] == "doordesk.config.sqlite":
    DATABASES["default"]["TEST"] = {
        "NAME": ":memory:"
    }  # pytest-django knows Django's own SQLite by name alone
