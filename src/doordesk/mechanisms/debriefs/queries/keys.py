"""The two keys of a decision, and who holds which (rule D9)."""

from doordesk.foundation.people.models import Person
from doordesk.mechanisms.debriefs.models import Debrief, Key
from doordesk.mechanisms.debriefs.states import Holder


def holders(debrief: Debrief) -> dict[Holder, Person]:
    """Who has to turn which key now."""
    opening = debrief.loop.application.opening
    return {Holder.HIRING_MANAGER: opening.hiring_manager, Holder.BAR_RAISER: debrief.leader}


def holder_of(debrief: Debrief, actor: Person) -> Holder | None:
    """Which key somebody holds; None when it would be both, or none."""
    held = [holder for holder, person in holders(debrief).items() if person.pk == actor.pk]
    return held[0] if len(held) == 1 else None


def standing_keys(debrief: Debrief) -> dict[Holder, Key]:
    """The keys that count: turned by those who hold them now. One that a former leader turned does not."""
    now_held = {holder: person.pk for holder, person in holders(debrief).items()}
    turned = debrief.keys.select_related("person")
    return {Holder(key.holder): key for key in turned if now_held[Holder(key.holder)] == key.person_id}
