"""Who may change a company setting."""

from doordesk.foundation.access.permissions import P
from doordesk.foundation.access.register import allows
from doordesk.foundation.kernel.actors import OPERATOR, Actor, Role


@allows(P.SETTING_CHANGE, who="an administrator or the Core", deed="change a company setting")
def may_change(actor: Actor, _: None) -> bool:
    """Administrators and the Core, who own the programme."""
    return actor is OPERATOR or actor.holds(Role.ADMINISTRATOR) or actor.holds(Role.CORE)
