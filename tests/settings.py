"""The product's own settings in test mode: pytest, mypy's Django plugin and the checks read these."""

import os

os.environ["DOORDESK_MODE"] = "test"

from doordesk.config.settings import *  # noqa: E402, F403 - the mode comes first
