"""Reasons that stay on record."""

from doordesk.foundation.kernel.refusals import Refused

LENGTH = 500


def reason_said(reason: str, question: str, rule: str = "Y5", length: int = LENGTH) -> str:
    """Return the reason as it will be kept, or refuse: without one nobody can explain the deed later."""
    said = " ".join(reason.split())
    if not said:
        raise Refused(question, rule=rule, way_out="A sentence is enough.", place="reason", code="reason")
    if len(said) > length:
        what, way_out = f"The reason has {len(said)} characters.", f"Say it in {length} or fewer."
        raise Refused(what, rule=rule, way_out=way_out, place="reason", code="reason")
    return said
