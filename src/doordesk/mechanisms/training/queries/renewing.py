"""What a renewal asks for: grounds before a certificate lapses, and practice again after it (rule P6)."""

from doordesk.foundation.kernel.actors import OPERATOR, Actor, Role
from doordesk.foundation.kernel.refusals import Refused
from doordesk.mechanisms.training.models import Certificate
from doordesk.mechanisms.training.queries.holding import held, of_path
from doordesk.mechanisms.training.queries.waiting import led_since


def why_not_renew(certificate: Certificate, actor: Actor) -> Refused | None:
    """Say why this person cannot renew this certificate now, or None.

    Before it lapses the mentor or the Core vouches. Once it has lapsed only the Core does, and after the
    holder has led one interview beside a certified interviewer again: a year away is not mended by a word.
    """
    name = certificate.person.get_short_name()
    if certificate.withdrawn_at is not None:
        return Refused(
            "This certificate was withdrawn.", rule="P1", way_out=f"{name} can take the path anew."
        )
    row = of_path(held([certificate.person_id]), certificate.path_id)
    if row is None:
        return Refused(
            f"{certificate.person} has left.", way_out="A certificate is for people who work here."
        )
    if not row.lapsed or actor is OPERATOR:
        return None
    if not actor.holds(Role.CORE):
        way_out = "A member of the Core can."
        return Refused(
            f"After {row.months} months a mentor's word is not enough.", rule="P6", way_out=way_out
        )
    if led_since([row]):
        return None
    return Refused(
        f"{name} has not led an interview beside a certified interviewer since the certificate lapsed.",
        rule="P6",
        way_out=f"Seat {name} on a loop as a reverse shadow once; then renew it.",
    )
