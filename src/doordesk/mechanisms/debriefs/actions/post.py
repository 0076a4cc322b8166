"""Letters about a debrief: who meets when, in the reader's own zone; nothing that anybody wrote (rule F3)."""

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.formats import date_format

from doordesk.foundation.mail.actions import write
from doordesk.foundation.people.queries import zone_called
from doordesk.mechanisms.assessments.queries import progress
from doordesk.mechanisms.debriefs.models import Debrief
from doordesk.mechanisms.debriefs.queries.roster import roster


def tell_called(debrief: Debrief, *, changed: bool = False) -> None:
    """Write to everybody in the room but the leader, who did it."""
    url = f"{settings.SITE_URL}{reverse('debriefs:room', args=[debrief.pk])}"
    subject = f"{'Changed: debrief' if changed else 'Debrief'} of {debrief.loop.application}"
    for member in roster(debrief, progress(debrief.loop)):
        if member.person.pk == debrief.leader_id:
            continue
        zone = zone_called(member.person.zone)
        meets = date_format(debrief.meets_at.astimezone(zone), "D j M Y, H:i") if debrief.meets_at else ""
        facts = {"debrief": debrief, "member": member, "meets": meets, "zone": zone.key, "url": url}
        body = render_to_string("debriefs/letters/called.txt", facts).strip() + "\n"
        write(member.person.email, subject, body)
