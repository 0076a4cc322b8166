"""How the links of the trail are computed (SHA-256 over canonical JSON of the row and the link before)."""

import json
from hashlib import sha256

from doordesk.foundation.audit.models import Entry


def digest(entry: Entry, before: str) -> str:
    """Return the link for this row after the link `before`."""
    row = [
        before,
        entry.number,
        entry.at.isoformat(timespec="microseconds"),
        entry.actor_id,
        entry.kind,
        entry.subject_kind,
        entry.subject_id,
        entry.facts,
    ]
    text = json.dumps(row, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return sha256(text.encode()).hexdigest()
