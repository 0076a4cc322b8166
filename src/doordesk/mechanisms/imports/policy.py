"""Who may import a company's past."""

from doordesk.foundation.access.permissions import P
from doordesk.foundation.access.register import allows
from doordesk.foundation.kernel.actors import OPERATOR, Actor, Role


@allows(P.HISTORY_IMPORT, who="the command line on the server or an administrator", deed="import a history")
def may_import(actor: Actor, _: None) -> bool:
    """The operator, or an administrator."""
    return actor is OPERATOR or actor.holds(Role.ADMINISTRATOR)
