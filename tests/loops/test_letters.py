"""Letters: to those concerned, with links, and nothing that anybody wrote about a candidate (F3, L9)."""

import pytest
from django.conf import settings

from doordesk.foundation.mail.models import Letter
from doordesk.mechanisms.assessments.models import Assessment, Section
from doordesk.mechanisms.loops import actions
from doordesk.mechanisms.loops.models import Interview
from tests.builders.loops import TUESDAY, World, invited, letters, sound, talk
from tests.cast import HOUR, MONDAY

pytestmark = pytest.mark.django_db
SEALED = "xyzzy-she-hesitated"


def test_an_invitation_reads_like_a_letter(world: World) -> None:
    loop = actions.send_invitations(sound(world), actor=world.people.nadia)
    interview = talk(loop, world.people.ana)
    assert letters()["ana"][0].body == (
        "Hello Ana,\n\nyou interview Amara Okafor.\n\n"
        "Tue 3 Mar 2026, 10:00 to 11:00 (Europe/Lisbon)\n"
        "Tue 3 Mar 2026, 11:00 to 12:00 (Africa/Lagos) for Amara Okafor\n"
        "Where: Room Beech\nAbout: Ana's hour\nPrinciples: Go to the detail\n"
        "You lead the debrief of this loop.\nPost: Senior engineer, Payments\n\n"
        "Your brief, with the résumé, your principles and questions for them:\n"
        f"{settings.SITE_URL}/interviews/{interview.pk}/brief/\n\n"
        "The calendar file in this letter keeps the time right if it changes.\n"
    )


def test_the_candidate_s_letter_is_their_schedule_and_no_more(world: World) -> None:
    actions.send_invitations(sound(world), actor=world.people.nadia)
    (letter,) = letters()["amara"]
    assert letter.subject == "Your interviews: Senior engineer, Payments"
    assert letter.body.count("\n- Tue 3 Mar 2026") == 5
    assert letter.body.endswith("(nadia@fernhill.example).\n\nNadia Petrov\n")
    inside = ("Act as an owner", "Ana's hour", "debrief", "Bar Raiser", settings.SITE_URL)
    assert not [words for words in inside if words in letter.body]


def test_the_schedule_leaves_out_what_is_over(world: World) -> None:
    Interview.objects.create(
        application=world.application, kind="screen", interviewer=world.people.omar,
        starts_at=MONDAY - HOUR, ends_at=MONDAY,
    )  # fmt: skip
    actions.send_invitations(sound(world), actor=world.people.nadia)
    assert "Omar" not in letters()["amara"][0].body


def test_a_person_without_an_address_gets_none(world: World) -> None:
    loop = sound(world)
    world.people.priya.email = None
    world.people.priya.save()
    world.application.candidate.email = ""
    world.application.candidate.save()
    actions.send_invitations(loop, actor=world.people.nadia)
    assert set(letters()) == {"marta", "ana", "mateo", "wanjiru"}


def test_letters_carry_nothing_that_is_sealed(world: World) -> None:
    loop, nadia = invited(world), world.people.nadia
    written = Assessment.objects.create(
        interview=talk(loop, world.people.marta),
        author=world.people.marta,
        opened_at=TUESDAY,
        vote=1,
        remark=SEALED,
    )
    Section.objects.create(assessment=written, part="notes", text=SEALED)
    mateo = talk(loop, world.people.mateo)
    actions.change_interview(mateo, actor=nadia, place="Room Oak", covered="Nothing yet.")
    actions.change_interview(mateo, actor=nadia, interviewer=world.people.tom)
    actions.name_bar_raiser(loop, world.people.ben, actor=nadia)
    actions.cancel_loop(loop, "No more.", actor=nadia)
    said = [f"{one.subject}{one.body}{one.calendar}" for one in Letter.objects.all()]
    assert len(said) > 8
    assert not [text for text in said if SEALED in text or "Nothing yet." in text or "No more." in text]


@pytest.mark.parametrize("name", ["<b>Amara</b> & Co", "Amara {{ 1 }} {% x %}", "Zoë Ångström"])
def test_names_stand_as_they_are(world: World, name: str) -> None:
    world.application.candidate.name = name
    world.application.candidate.save()
    actions.send_invitations(sound(world), actor=world.people.nadia)
    assert f"you interview {name}." in letters()["priya"][0].body


def test_a_line_break_in_a_name_stays_out_of_the_subject(world: World) -> None:
    world.application.candidate.name = "Amara\r\nBcc: mallory@example.org"
    world.application.candidate.save()
    actions.send_invitations(sound(world), actor=world.people.nadia)
    assert "\n" not in letters()["priya"][0].subject


def test_a_screen_s_letters(world: World) -> None:
    world.application.stage = "applied"
    world.application.save()
    actions.plan_screen(
        world.application, actor=world.people.nadia, interviewer=world.people.omar,
        starts_at=TUESDAY, ends_at=TUESDAY + HOUR / 2, place="Omar calls +44 20 7946 0123",
    )  # fmt: skip
    assert "you interview Amara Okafor by phone" in letters()["omar"][0].body
    assert "with Omar Siddiqui\n  Omar calls +44 20 7946 0123" in letters()["amara"][0].body
