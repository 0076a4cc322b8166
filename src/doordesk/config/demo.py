"""Why a demo can never open the doors of a real company: it runs on its own ground or not at all."""

import os
from pathlib import Path
from typing import Any

from doordesk.config.environment import Mode, SetupError

FORBIDDEN = ("DATABASE_URL", "DOORDESK_HOSTS", "DOORDESK_URL")


def require_own_ground(mode: Mode, database: dict[str, Any], home: Path) -> None:
    """Refuse demo mode, where anyone signs in as anyone, on any database or address but the demo's own."""
    if mode is not Mode.DEMO:
        return
    said = [name for name in FORBIDDEN if os.environ.get(name)]
    if said or Path(database["NAME"]).parent != home:
        message = (
            f"Demo mode lets anyone sign in as anyone, so it runs only on its own database in {home} and "
            f"only on 127.0.0.1. Unset {', '.join(said) or 'DATABASE_URL'}, "
            "or run 'doordesk serve' for a real company."
        )
        raise SetupError(message)
