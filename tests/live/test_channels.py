"""Who may follow which channel."""

import pytest
from django.test import Client

from doordesk.foundation.live.channels import KINDS, Name, listens, may_follow, named, own
from doordesk.foundation.live.models import Presence
from tests.builders.debriefs import called

NO_NAMES = (
    *("", "debrief", "debrief:", "debrief:0", "debrief:01", "debrief:-1", "Debrief:1"),
    *("a:1:2", "a:1\n", "debrief:١", "x" * 41 + ":1", "a:" + "9" * 19),
)


@pytest.mark.parametrize("name", NO_NAMES)
def test_a_channel_has_a_plain_name(name: str) -> None:
    assert named(name) is None


def test_a_name_is_a_kind_and_a_key() -> None:
    assert named("debrief:12") == Name("debrief", 12)
    assert str(Name("debrief", 12)) == "debrief:12"


def test_a_kind_has_one_guard() -> None:
    with pytest.raises(ValueError, match="guard already"):
        listens("person")(lambda _actor, _key: True)
    assert {name for name, kind in KINDS.items() if kind.presence} == {"debrief"}


@pytest.mark.django_db
def test_a_debrief_is_followed_by_whoever_sees_it() -> None:
    made = called(missing=("mateo",))
    room, loop, people = f"debrief:{made.room.pk}", f"loop:{made.loop.pk}", made.people
    assert {name for name, who in people.everybody.items() if may_follow(who, room)} == {
        "marta", "nadia", "ana", "priya", "wanjiru", "rosa",
    }  # fmt: skip
    assert may_follow(people.mateo, loop)  # owes an assessment: of the debrief not even the names (F3)
    assert not may_follow(people.omar, loop)
    assert not may_follow(people.ana, "application:1")  # a kind that nobody has opened
    people.ana.is_active = False
    assert not may_follow(people.ana, room)
    assert not may_follow(people.ana, own(people.ana.pk))


@pytest.mark.django_db
def test_a_page_says_that_somebody_is_here_only_where_they_may_be(client: Client) -> None:
    made = called()
    room = f"debrief:{made.room.pk}"
    beat = f"/live/beat?on={room}&on=loop:{made.loop.pk}"
    for who, status in ((made.people.omar, 404), (made.people.ana, 204)):
        client.force_login(who)
        assert client.post(beat).status_code == status
        assert client.get(beat).status_code == 405
    assert list(Presence.objects.values_list("channel", "person_id")) == [(room, made.people.ana.pk)]
    careful = Client(enforce_csrf_checks=True)
    careful.force_login(made.people.ana)
    assert careful.post(beat).status_code == 403


@pytest.mark.django_db
def test_a_server_without_streams_says_so(client: Client) -> None:
    client.force_login(called().people.ana)
    answer = client.get("/live/stream?on=debrief:1")
    assert answer.status_code == 501
    assert b"ask by themselves" in answer.content
