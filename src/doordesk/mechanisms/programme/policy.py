"""The Core runs the programme, and reads how it stands (rules P1, L10)."""

from doordesk.foundation.access.permissions import P
from doordesk.foundation.access.register import allows
from doordesk.foundation.kernel.actors import Actor, Role


@allows(P.PROGRAMME_READ, who="the Core", deed="read how the programme stands", rule="P1")
def may_read(actor: Actor, _subject: object) -> bool:
    """It names people with their load, their lapses and what they wait for: for those who look after it."""
    return actor.pk is not None and actor.holds(Role.CORE)
