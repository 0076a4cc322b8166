"""The words that a debrief announces on its channel; each goes with a key, never with what was said."""

CALLED = "called"
CHANGED = "changed"
CLOSED = "closed"
GAPS = "gaps"
KEY_TURNED = "key_turned"
LINES = "lines"
NUDGED = "nudged"
PROMPTED = "prompted"
READ = "read"
SPOKEN = "spoken"
STEPPED = "stepped"
VOTED = "voted"

# After these the leader's prompts are looked at anew (rule D7); what is read or voted in secret raises none.
PROMPTING = frozenset({CHANGED, GAPS, LINES, SPOKEN, STEPPED})


def channel(debrief_id: int) -> str:
    """Name a debrief's channel."""
    return f"debrief:{debrief_id}"
