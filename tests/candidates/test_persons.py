"""Candidates, their applications and résumés are put on record by those who may."""

import pytest

from doordesk.foundation.audit.models import Entry
from doordesk.foundation.kernel.refusals import Forbidden, Refused
from doordesk.mechanisms.candidates.actions import (
    File,
    add_application,
    add_candidate,
    add_resume,
    change_candidate,
    decline,
    open_resume,
    receive,
)
from doordesk.mechanisms.candidates.models import Application, Candidate, Resume
from doordesk.mechanisms.candidates.states import Stage
from doordesk.mechanisms.openings.models import Opening
from doordesk.mechanisms.openings.states import State
from tests.builders.candidates import HTML, PDF
from tests.cast import Cast, application

pytestmark = pytest.mark.django_db


def test_a_candidate_is_kept_tidy(people: Cast) -> None:
    made = add_candidate(
        "  Amara   Okafor ", email="Amara@Mail.Example", zone="Africa/Lagos",
        links="https://a.example\n\n  https://b.example ", actor=people.nadia,
    )  # fmt: skip
    assert (made.name, made.email, made.links) == (
        "Amara Okafor",
        "amara@mail.example",
        "https://a.example\nhttps://b.example",
    )
    assert Entry.objects.get().facts == {}


@pytest.mark.parametrize(
    ("details", "place"),
    [
        ({"name": " "}, "name"),
        ({"name": "x" * 121}, "name"),
        ({"name": "Amara", "email": "no address"}, "email"),
        ({"name": "Amara", "phone": "0" * 41}, "phone"),
        ({"name": "Amara", "zone": "Mars/Olympus"}, "zone"),
    ],
)
def test_a_wrong_detail_is_refused_at_its_field(people: Cast, details: dict[str, str], place: str) -> None:
    name = details.pop("name")
    with pytest.raises(Refused) as refused:
        add_candidate(name, actor=people.nadia, **details)  # type: ignore[arg-type]
    assert refused.value.place == place
    assert not Candidate.objects.exists()


def test_a_hiring_manager_adds_for_the_own_opening_only(people: Cast, post: Opening) -> None:
    add_candidate("Amara Okafor", opening=post, actor=people.marta)
    with pytest.raises(Forbidden):
        add_candidate("Amara Okafor", actor=people.marta)
    with pytest.raises(Forbidden):
        add_candidate("Amara Okafor", opening=post, actor=people.tom)


def test_a_change_names_fields_in_the_trail_never_values(people: Cast, post: Opening) -> None:
    who = application(post).candidate
    change_candidate(who, phone="+44 20 7946 0000", actor=people.nadia)
    assert Entry.objects.get().facts == {"fields": ["phone"]}
    change_candidate(who, phone="+44 20 7946 0000", actor=people.nadia)
    assert Entry.objects.count() == 1


@pytest.mark.parametrize("who", ["rosa", "priya", "erik", "omar"])
def test_only_those_who_run_the_opening_change_a_candidate(people: Cast, post: Opening, who: str) -> None:
    candidate = application(post).candidate
    with pytest.raises(Forbidden):
        change_candidate(candidate, name="Nobody", actor=people.everybody[who])
    with pytest.raises(Forbidden):
        add_resume(candidate, File("cv.pdf", PDF), actor=people.everybody[who])


def test_a_candidate_applies_once_at_a_time(people: Cast, post: Opening) -> None:
    first = application(post, stage=Stage.APPLIED)
    with pytest.raises(Refused, match="under way"):
        add_application(first.candidate, post, source="", actor=people.nadia)
    decline(first, reason="Too early.", actor=people.nadia)
    add_application(first.candidate, post, source="  Referral ", actor=people.nadia)
    assert list(Application.objects.order_by("pk").values_list("stage", "source")) == [
        ("declined", ""),
        ("applied", "Referral"),
    ]


@pytest.mark.parametrize(
    ("state", "rule"),
    [(State.DRAFT, "L1"), (State.IN_REVIEW, "L1"), (State.FILLED, ""), (State.CLOSED, "")],
)
def test_only_an_open_post_takes_applications(people: Cast, post: Opening, state: State, rule: str) -> None:
    Opening.objects.update(state=state)
    with pytest.raises(Refused) as refused:
        receive("Amara Okafor", post, source="", actor=people.nadia)
    assert (refused.value.rule, refused.value.place) == (rule, "opening")
    assert not Candidate.objects.exists()


def test_receiving_is_whole_or_not_at_all(people: Cast, post: Opening) -> None:
    with pytest.raises(Refused):
        receive("Amara", post, source="", resume=File("cv.pdf", HTML), actor=people.marta)
    assert not Candidate.objects.exists()
    receive("Amara", post, source="Referral", resume=File("cv.pdf", PDF), actor=people.marta)
    assert Resume.objects.get().candidate == Application.objects.get().candidate


def test_resumes_stand_newest_first_and_opening_one_is_kept(people: Cast, post: Opening) -> None:
    candidate = application(post).candidate
    for name in ("old.pdf", "new.pdf"):
        add_resume(candidate, File(name, PDF), actor=people.marta)
    newest = candidate.resumes.all()[0]
    assert (newest.filename, newest.size, newest.added_by) == ("new.pdf", len(PDF), people.marta)
    assert open_resume(newest, actor=people.priya) == PDF
    entry = Entry.objects.all()[0]
    assert (entry.kind, entry.actor_id, entry.facts) == (
        "resume.read",
        people.priya.pk,
        {"candidate": candidate.pk},
    )
