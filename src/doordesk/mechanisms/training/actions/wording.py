"""What people write beside a deed: one line, not too long, and sometimes not to be left out."""

from doordesk.foundation.kernel.refusals import Refused
from doordesk.mechanisms.training.models import LONGEST


def short(text: str, place: str) -> str:
    """Return the sentence on one line, or refuse one that is too long for its place."""
    text = " ".join(text.split())
    if len(text) > LONGEST:
        raise Refused(f"This is {len(text)} characters long.", way_out=f"Say it in {LONGEST}.", place=place)
    return text


def said(text: str, place: str, what: str, way_out: str) -> str:
    """Return the sentence, or refuse to go on without one, saying what for and how. Rule P1."""
    text = short(text, place)
    if not text:
        raise Refused(what, rule="P1", way_out=way_out, place=place)
    return text
