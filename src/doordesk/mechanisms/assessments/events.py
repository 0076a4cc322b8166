"""The words that assessments announce; each goes with the key of a row, never with what it says."""

AMENDED = "amended"
HANDED_IN = "handed_in"
SEAL_OPENED = "seal_opened"
VOTES_REVEALED = "votes_revealed"


def channel(loop_id: int | None, application_id: int) -> str:
    """Name the channel: the loop's, or the application's for a screen."""
    return f"application:{application_id}" if loop_id is None else f"loop:{loop_id}"
