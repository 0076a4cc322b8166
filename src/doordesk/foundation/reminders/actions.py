"""Send the morning letters, and let people say that they want none."""

import logging
from datetime import date

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import ngettext

from doordesk.foundation.mail.actions import write
from doordesk.foundation.people.models import Person
from doordesk.foundation.people.queries import zone_called
from doordesk.foundation.reminders.models import Morning
from doordesk.foundation.reminders.queries import Digest, digest_of, to_look_at
from doordesk.foundation.ui.moments import due_words

log = logging.getLogger(__name__)
AT_ONCE = 50  # desks that one tick looks at: a large company's letters leave over some minutes


def send_mornings(most: int = AT_ONCE) -> int:
    """Look at the desks whose morning it is; returns how many letters were written.

    A desk that cannot be read is logged and tried at the next tick; the others' letters leave all the same.
    """
    written = 0
    for person, day in to_look_at(most):
        try:
            written += send_morning(person, day)
        except Exception:  # one desk's fault must not cost everybody their letter
            log.exception("the morning letter of person %s failed", person.pk)
    return written


@transaction.atomic
def send_morning(person: Person, day: date) -> bool:
    """Write somebody's letter of a day when there is something to say.

    The day is claimed first, so that of two processes only one writes; if this fails, the claim goes with it
    and the next tick tries again.
    """
    morning, _ = Morning.objects.get_or_create(person=person)
    unlooked = Q(looked_on=None) | Q(looked_on__lt=day)
    if not Morning.objects.filter(unlooked, pk=morning.pk, wanted=True).update(looked_on=day):
        return False
    with timezone.override(zone_called(person.zone)):
        digest = digest_of(person, morning.told)
        Morning.objects.filter(pk=morning.pk).update(told=digest.prints)
        if not digest.worth_sending:
            return False
        write(person.email, _subject(digest), _body(person, digest))
    return True


@transaction.atomic
def want_letter(*, actor: Person, wanted: bool) -> None:
    """Let people choose whether they get the letter."""
    Morning.objects.update_or_create(person=actor, defaults={"wanted": wanted})


def _subject(digest: Digest) -> str:
    waits = ngettext("%(n)s thing waits for you", "%(n)s things wait for you", digest.count)
    said = waits % {"n": digest.count}
    return f"{said}, {digest.overdue} overdue" if digest.overdue else said


def _body(person: Person, digest: Digest) -> str:
    shelves = [
        (
            name,
            [(duty.sentence, due_words(duty.due) if duty.due else "", _whole(duty.url)) for duty in duties],
        )
        for name, duties in digest.shelves
    ]
    facts = {
        "person": person,
        "shelves": shelves,
        "desk": _whole(reverse("desk")),
        "choice": _whole(reverse("reminders:choice")),
    }
    return render_to_string("reminders/letters/morning.txt", facts)


def _whole(url: str) -> str:
    return f"{settings.SITE_URL}{url}"
