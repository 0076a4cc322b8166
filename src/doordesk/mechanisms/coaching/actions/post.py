"""The letter about a note: that there is one, never what it says (rule P3)."""

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse

from doordesk.foundation.mail.actions import write
from doordesk.mechanisms.coaching.models import Note


def tell_sent(note: Note) -> None:
    """Write to its reader."""
    url = f"{settings.SITE_URL}{reverse('coaching:note', args=[note.pk])}"
    body = render_to_string("coaching/letters/sent.txt", {"note": note, "url": url}).strip() + "\n"
    write(note.to.email, f"{note.author.get_short_name()} wrote you a note", body)
