"""The product's own settings in test mode, and a home that is gone afterwards; for pytest and mypy."""

import atexit
import os
import shutil
import tempfile

home = tempfile.mkdtemp(prefix="doordesk-test-")
atexit.register(shutil.rmtree, home, ignore_errors=True)
os.environ["DOORDESK_MODE"] = "test"
os.environ["DOORDESK_HOME"] = home

from doordesk.config.settings import *  # noqa: E402, F403 - the mode and the home come first
