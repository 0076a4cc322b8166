"""Letters leave after the commit, once, and are tried again when the mail server does not answer."""

from datetime import timedelta

import pytest
from django.core import mail
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.test import override_settings
from pytest_django import DjangoCaptureOnCommitCallbacks as OnCommit

from doordesk.foundation.kernel import clock
from doordesk.foundation.mail.actions import CLAIM, MOST_TRIES, deliver, deliver_waiting, write
from doordesk.foundation.mail.models import Letter
from tests.cast import MONDAY

pytestmark = pytest.mark.django_db


class Unreachable(BaseEmailBackend):
    """A mail server that nobody answers at."""

    def send_messages(self, _messages: object) -> int:
        raise ConnectionRefusedError(111, "nobody listens")


def letter() -> Letter:
    made = write(
        "ana@fernhill.example", "Your interview", "At ten.", calendar="BEGIN:VCALENDAR", method="REQUEST"
    )
    assert made is not None
    return made


def test_letter_leaves_after_the_commit(
    django_capture_on_commit_callbacks: OnCommit,
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        made = letter()
        assert not mail.outbox
    (sent,) = mail.outbox
    assert sent.to == ["ana@fernhill.example"]
    (entry,) = [part for part in sent.message().walk() if part.get_filename()]
    assert (entry.get_content_type(), entry.get_param("method")) == ("text/calendar", "REQUEST")
    made.refresh_from_db()
    assert made.sent_at is not None


def test_letter_of_a_change_that_failed_never_leaves() -> None:
    with transaction.atomic():
        letter()
        transaction.set_rollback(True)
    assert not Letter.objects.exists()


def test_person_without_an_address_gets_none() -> None:
    assert write(None, "Hello", "…") is None


def test_letter_leaves_once_however_often_it_is_delivered() -> None:
    made = letter()
    assert [deliver(made.pk), deliver(made.pk)] == [True, False]
    assert len(mail.outbox) == 1


def test_letter_waits_while_the_mail_server_is_away() -> None:
    with clock.at(MONDAY):
        made = letter()
        with override_settings(EMAIL_BACKEND=f"{__name__}.Unreachable"):
            assert not deliver(made.pk)
        made.refresh_from_db()
        assert (made.tries, made.sent_at) == (1, None)
        assert "nobody listens" in made.trouble
        assert deliver_waiting() == 0, "it has just been tried"
    with clock.at(MONDAY + CLAIM + timedelta(seconds=1)):
        assert deliver_waiting() == 1
    assert len(mail.outbox) == 1


def test_letter_is_given_up_after_some_tries() -> None:
    made = letter()
    Letter.objects.filter(pk=made.pk).update(tries=MOST_TRIES)
    assert deliver_waiting() == 0
