"""Write a letter and send what waits."""

import logging
from datetime import timedelta
from email.mime.text import MIMEText
from functools import partial

from django.core.mail import EmailMessage
from django.db import transaction
from django.db.models import F, Q, QuerySet

from doordesk.foundation.kernel.clock import now
from doordesk.foundation.mail.models import Letter

log = logging.getLogger(__name__)
MOST_TRIES = 10
CLAIM = timedelta(minutes=5)


def write(to: str | None, subject: str, body: str, *, calendar: str = "", method: str = "") -> Letter | None:
    """Put a letter in the post inside the action's transaction; it leaves once that is committed.

    `calendar` is the text of an .ics file and `method` its iTIP method (REQUEST, CANCEL). A person
    without an address gets none.
    """
    if not to:
        return None
    letter = Letter.objects.create(
        to=to, subject=subject[:200], body=body, calendar=calendar, calendar_method=method, written_at=now()
    )
    transaction.on_commit(partial(deliver, letter.pk))
    return letter


def deliver(letter_id: int) -> bool:
    """Hand one letter to the mail server; a failure is kept on the letter and tried again later.

    Whoever sends claims the letter first, so that of two processes only one does. A process that dies in
    the middle leaves its claim, which ends after `CLAIM`: then the letter is sent, perhaps a second time.
    """
    if not _waiting().filter(pk=letter_id).update(tries=F("tries") + 1, tried_at=now()):
        return False
    letter = Letter.objects.get(pk=letter_id)
    try:
        _message(letter).send()
        letter.sent_at, letter.trouble = now(), ""
    except OSError as error:  # smtplib's errors and sockets' are OSErrors
        letter.trouble = str(error)[:200]
        log.warning("letter %s could not be sent: %s", letter.pk, type(error).__name__)
    letter.save(update_fields=["sent_at", "trouble"])
    return letter.sent_at is not None


def deliver_waiting() -> int:
    """Try every waiting letter once; returns how many left (called at start and by the server's clock)."""
    return sum(deliver(pk) for pk in list(_waiting().values_list("pk", flat=True)))


def _waiting() -> QuerySet[Letter]:
    unclaimed = Q(tried_at=None) | Q(tried_at__lt=now() - CLAIM)
    return Letter.objects.filter(unclaimed, sent_at=None, tries__lt=MOST_TRIES)


def _message(letter: Letter) -> EmailMessage:
    message = EmailMessage(letter.subject, letter.body, to=[letter.to])
    if letter.calendar:
        entry = MIMEText(letter.calendar, "calendar", "utf-8")
        entry.set_param("method", letter.calendar_method)  # without it a calendar sees a mere file
        entry.add_header("Content-Disposition", "attachment", filename="interview.ics")
        message.attach(entry)
    return message
