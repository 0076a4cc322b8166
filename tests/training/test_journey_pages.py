"""The pages of a journey, of somebody's training and of the paths, for each who comes to them (rule P1)."""

from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import reverse

from doordesk.foundation.kernel import clock
from doordesk.foundation.people.models import Person
from doordesk.mechanisms.training import actions
from doordesk.mechanisms.training.models import Journey, Path
from doordesk.mechanisms.training.states import Known, State, StepKind
from tests.builders.training import held
from tests.cast import MONDAY, Cast, cast, person
from tests.training.ledger import Ledger, ledger

pytestmark = pytest.mark.django_db


@pytest.fixture
def people() -> Cast:
    return cast()


@pytest.fixture
def book() -> Iterator[Ledger]:
    """What people did, as the tests say."""
    with ledger() as made, clock.at(MONDAY):
        yield made


@pytest.fixture
def journey(people: Cast, book: Ledger) -> Journey:
    """Leila on the interviewer's path, Priya her mentor."""
    made = actions.begin(people.leila, Path.objects.get(key="interviewer"), actor=people.marta)
    return actions.name_mentor(made, people.priya, actor=people.rosa)


def page(client: Client, who: Person, name: str, *args: object) -> str:
    client.force_login(who)
    return client.get(reverse(f"training:{name}", args=args)).text


def say(client: Client, who: Person, journey: Journey, word: str, **data: object):  # type: ignore[no-untyped-def]  # noqa: ANN201
    client.force_login(who)
    return client.post(reverse("training:deed", args=[journey.pk, word]), data)


def test_a_journey_is_for_a_few(client: Client, people: Cast, journey: Journey) -> None:
    url = reverse("training:journey", args=[journey.pk])
    for name, row in people.everybody.items():
        client.force_login(row)
        seen = client.get(url).status_code == 200
        assert seen is (name in {"leila", "priya", "marta", "rosa"}), name


def test_the_page_says_what_is_done_what_is_next_and_who_may_what(
    client: Client, people: Cast, book: Ledger, journey: Journey
) -> None:
    book.do(people.leila.pk, StepKind.COURSE)
    text = page(client, people.leila, "journey", journey.pk)
    for said in (
        "Course: interviewer",
        "1 of 1",
        "Under way. Next: practice cases",
        "Leave the path",
        "0 of 2",
    ):
        assert said in text
    for deed in ("Certify Leila", "Credit it", "Refuse the certificate", "Name the mentor"):
        assert deed not in text
    text = page(client, people.priya, "journey", journey.pk)
    assert "is not through the path" in text
    assert "Refuse the certificate" in text
    assert "Credit it" not in text
    text = page(client, people.rosa, "journey", journey.pk)
    assert "Credit it" in text
    assert "Priya Raman, Payments: 1 trainee" in text


def test_every_deed_is_done_on_the_page(client: Client, people: Cast, book: Ledger, journey: Journey) -> None:
    rosa, priya = people.rosa, people.priya
    assert say(client, rosa, journey, "mentor", mentor=people.tom.pk).status_code == 302
    assert say(client, rosa, journey, "mentor", mentor=priya.pk).status_code == 302
    asked = {"step": "shadow:", "count": 3, "grounds": "Ten at Fennel."}
    refused = say(client, rosa, journey, "credit", **asked)
    assert refused.status_code == 422
    assert "2 missing" in refused.text
    assert "Ten at Fennel." in refused.text
    for step, count in (("shadow:", 2), ("reverse_shadow:", 2), ("practice:", 3)):
        answer = say(client, rosa, journey, "credit", step=step, count=count, grounds="Ten at Fennel.")
        assert answer.status_code == 302
    assert say(client, people.leila, journey, "certify").status_code == 403
    assert say(client, rosa, journey, "nonsense").status_code == 404
    assert say(client, priya, journey, "certify").status_code == 422
    book.do(people.leila.pk, StepKind.COURSE)
    assert say(client, priya, journey, "certify", words="She listens.").status_code == 302
    text = page(client, people.leila, "journey", journey.pk)
    for said in ("Ten at Fennel.", "Mentor: Tom Brandt", "Approved for the certificate", "Certified"):
        assert said in text
    assert "Valid until" in page(client, people.omar, "certificate", held(people.leila, Known.INTERVIEWER).pk)


def test_why_somebody_was_refused_is_read_by_three(client: Client, people: Cast, journey: Journey) -> None:
    assert say(client, people.priya, journey, "refuse", reason="").status_code == 422
    assert say(client, people.priya, journey, "refuse", reason="Interrupts people.").status_code == 302
    for who, reads in (
        (people.leila, True),
        (people.priya, True),
        (people.rosa, True),
        (people.marta, False),
    ):
        assert ("Interrupts people." in page(client, who, "journey", journey.pk)) is reads
    assert "Put on a path" in page(client, people.marta, "person", people.leila.pk)


def test_a_persons_training_shows_each_step_and_certificate(
    client: Client, people: Cast, book: Ledger, journey: Journey
) -> None:
    client.force_login(people.leila)
    assert client.get(reverse("training:yours"))["Location"] == f"/training/people/{people.leila.pk}/"
    text = page(client, people.leila, "person", people.leila.pk)
    assert "Your training" in text
    assert "mentor: Priya Raman" in text
    assert "None yet." in text
    text = page(client, people.omar, "person", people.leila.pk)
    assert "is on no path that you can see" in text
    assert "until" in page(client, people.omar, "person", people.ana.pk)
    assert "You are on no path" in page(client, people.erik, "person", people.erik.pk)


def test_putting_somebody_on_a_path(client: Client, people: Cast, book: Ledger) -> None:
    url = reverse("training:begin", args=[people.omar.pk])
    client.force_login(people.nadia)
    assert client.get(url).status_code == 403
    client.force_login(people.ana)  # a Bar Raiser nominates, and enrols nobody
    text = client.get(url).text
    assert "interviews given (0 of 25)" in text
    assert "holds this certificate already" not in text
    client.force_login(people.rosa)
    refused = client.post(url, {"path": "bar_raiser", "words": ""})
    assert refused.status_code == 422
    assert "without grounds" in refused.text
    assert client.post(url, {"path": "bar_raiser", "words": "He digs."}).status_code == 302
    made = Journey.objects.get(person=people.omar, path__key="bar_raiser", certificate=None)
    assert made.state == State.NOMINATED
    text = page(client, people.rosa, "journey", made.pk)
    assert "Review the nomination" in text
    assert "interviews given (0 of 25)" in text  # what is missing before the review is said


def test_a_nomination_is_taken_up_on_its_page(client: Client, people: Cast, book: Ledger) -> None:
    book.do(people.omar.pk, StepKind.INTERVIEWS, 25)
    book.do(people.omar.pk, StepKind.MONTHS, 12)
    path = Path.objects.get(key="bar_raiser")
    made = actions.begin(people.omar, path, words="He digs.", actor=people.ana)
    assert say(client, people.rosa, made, "review", words="Gladly.").status_code == 302
    made.refresh_from_db()
    assert made.state == State.UNDER_WAY
    assert say(client, people.omar, made, "leave").status_code == 302
    assert "can be begun again" in page(client, people.omar, "journey", made.pk)


def path_form(**more: object) -> dict[str, object]:
    return {
        "name": "Screener", "purpose": "Screens by phone.", "scopes": ["screen"], "needs": "",
        "approver": "mentor", "approvals": 1, "kind_1": "shadow", "count_1": 2, "order_1": 2,
        "kind_2": "course", "detail_2": "interviewer", "order_2": 1, **more,
    }  # fmt: skip


def test_the_core_makes_the_paths_its_own(client: Client, people: Cast) -> None:
    assert "Add a path" not in page(client, people.omar, "paths")
    client.force_login(people.omar)
    assert client.post(reverse("training:add_path"), path_form()).status_code == 403
    client.force_login(people.rosa)
    for wrong, said in (
        ({"name": "interviewer"}, "There is a path"),
        ({"kind_1": "", "kind_2": ""}, "without steps certifies everybody"),
        ({"approvals": 2}, "Somebody has one mentor"),
        ({"detail_2": ""}, "names its course"),
        ({"kind_2": "shadow", "detail_2": ""}, "stands there twice"),
    ):
        refused = client.post(reverse("training:add_path"), path_form(**wrong))
        assert refused.status_code == 422
        assert said in refused.text
    assert client.post(reverse("training:add_path"), path_form()).status_code == 302
    made = Path.objects.get(key="screener")
    assert [(one.kind, one.count, one.detail) for one in made.steps.all()] == [
        ("course", 1, "interviewer"), ("shadow", 2, "")
    ]  # fmt: skip
    change = reverse("training:change_path", args=[made.pk])
    assert "Screens by phone." in client.get(change).text
    assert client.post(change, path_form(approver="core", approvals=2, count_1=4)).status_code == 302
    assert "4" in page(client, people.omar, "paths")
    for word, gone in (("retire", True), ("return", False)):
        client.force_login(people.rosa)
        client.post(reverse(f"training:{word}_path", args=[made.pk]))
        made.refresh_from_db()
        assert (made.retired_at is not None) is gone


def test_a_path_does_not_build_on_itself(client: Client, people: Cast) -> None:
    first, second = Path.objects.get(key="interviewer"), Path.objects.get(key="bar_raiser")
    client.force_login(people.rosa)
    asked = path_form(name="Interviewer", needs=second.pk)
    refused = client.post(reverse("training:change_path", args=[first.pk]), asked)
    assert "cannot build on itself" in refused.text


def test_who_is_on_the_way_is_searched_filtered_and_exported(
    client: Client, people: Cast, journey: Journey
) -> None:
    assert "Leila Haddad" in page(client, people.rosa, "journeys")
    client.force_login(people.omar)
    assert "Nobody matches" in client.get(reverse("training:journeys"), {"state": "running"}).text
    client.force_login(people.rosa)
    url = reverse("training:journeys")
    assert "Leila Haddad" in client.get(url, {"state": "running", "q": "leila"}).text
    assert "Leila Haddad" in client.get(url, {"state": "under_way", "team": str(people.leila.team_id)}).text
    assert "Nobody matches" in client.get(url, {"state": "refused"}).text
    rows = (
        client.get(reverse("training:journeys_csv"), {"q": "leila"}).content.decode("utf-8-sig").splitlines()
    )
    assert rows[1] == (
        "Leila Haddad,Payments,Interviewer,Under way,Course,Priya Raman,2026-03-02T09:00:00+00:00"
    )


@pytest.mark.parametrize("rows", [1, 3])
def test_the_pages_of_journeys_ask_as_much_for_one_as_for_three(
    client: Client, people: Cast, book: Ledger, rows: int, django_assert_num_queries: object
) -> None:
    Journey.objects.all().delete()
    for number in range(rows):
        one = person(f"Trainee{number} Somebody", people.marta.team, people.marta)
        made = actions.begin(one, Path.objects.get(key="interviewer"), actor=people.marta)
        actions.credit(made, StepKind.SHADOW, 1, "Elsewhere.", actor=people.rosa)
    client.force_login(people.rosa)
    client.get("/")
    for url, queries in (
        (reverse("training:journeys"), 2 + 7),
        (reverse("training:journeys_csv"), 2 + 6),
        (reverse("training:journey", args=[made.pk]), 2 + 15),
        (reverse("training:person", args=[made.person_id]), 2 + 7),
        (reverse("training:paths"), 2 + 2),
    ):
        with django_assert_num_queries(queries):  # type: ignore[operator]
            client.get(url)
