"""The pages of people: everybody reads, administrators change, nobody else does."""

import pytest
from django.test import Client
from django.urls import reverse

from doordesk.foundation.audit.kinds import Kind
from doordesk.foundation.audit.models import Entry
from doordesk.foundation.kernel import clock
from doordesk.foundation.people.models import Person, Team
from tests.builders.people import invited, newcomer, signed_in
from tests.cast import HOUR, MONDAY, Cast, application, cast, loop, opening, person, principles

pytestmark = pytest.mark.django_db
TYPED = {
    "name": "Priya Raman", "email": "priya@fernhill.example", "title": "Staff engineer", "level": "7",
    "team": "Payments", "manager": "", "zone": "Europe/London",
}  # fmt: skip


@pytest.fixture
def people() -> Cast:
    return cast()


@pytest.fixture
def erik(people: Cast) -> Client:
    return signed_in(people.erik)


def at(name: str, who: Person | None = None) -> str:
    return reverse(f"people:{name}", args=[who.pk] if who else [])


READ = ("list", "csv", "profile")
CHANGE = ("add", "import", "template")
ABOUT_ONE = ("edit", "roles", "leave")
DEEDS = ("invite", "revoke", "return", "edit", "roles", "leave")


def test_strangers_are_asked_to_sign_in(client: Client, people: Cast) -> None:
    for name in (*READ, *CHANGE):
        assert "/account/login/" in client.get(at(name))["Location"]
    for name in ("detail", *ABOUT_ONE):
        assert "/account/login/" in client.get(at(name, people.priya))["Location"]
    for name in DEEDS:
        assert "/account/login/" in client.post(at(name, people.priya))["Location"]
    for name in ("apply", "invite_all"):
        assert "/account/login/" in client.post(at(name))["Location"]


@pytest.mark.parametrize("who", ["priya", "nadia", "rosa", "helen"])
def test_everybody_reads_and_only_administrators_change(people: Cast, who: str) -> None:
    client = signed_in(people.everybody[who])
    assert [client.get(at(name)).status_code for name in READ] == [200] * 3
    assert client.get(at("detail", people.tom)).status_code == 200
    assert [client.get(at(name)).status_code for name in CHANGE] == [403] * 3
    assert [client.get(at(name, people.tom)).status_code for name in ABOUT_ONE] == [403] * 3
    assert [client.post(at(name, people.tom), TYPED).status_code for name in DEEDS] == [403] * 6
    assert [client.post(at(name)).status_code for name in ("apply", "invite_all", "add")] == [403] * 3
    page = client.get(at("detail", people.tom)).text
    assert "Change roles" not in page
    assert "End the account" not in page


def test_deeds_are_not_done_by_following_a_link(erik: Client, people: Cast) -> None:
    for name in ("invite", "revoke", "return"):
        assert erik.get(at(name, people.priya)).status_code == 405


def test_an_unknown_person_is_missing(erik: Client) -> None:
    for name in ("detail", "edit", "roles", "leave"):
        assert erik.get(reverse(f"people:{name}", args=[999])).status_code == 404


def test_the_list_is_searched_and_narrowed(erik: Client, people: Cast) -> None:
    invited(newcomer(), people.erik)

    def names(query: str) -> set[str]:
        with clock.at(MONDAY):
            page = erik.get(f"{at('list')}?{query}")
        return {row["person"].get_short_name() for row in page.context["rows"]}

    pay = Team.objects.get(name="Payments")
    assert names("q=payments+raman") == {"Priya"}
    assert names(f"team={pay.pk}") == {"Marta", "Priya", "Leila"}
    assert names("role=core") == {"Rosa"}
    assert names("state=invited") == {"Zoe"}
    assert names("state=left") == set()
    assert len(names("")) == 15
    assert "Nobody matches." in erik.get(f"{at('list')}?q=nobody").text
    assert len(names("team=99&role=queen&page=9")) == 15


def test_the_list_takes_as_many_queries_for_three_as_for_one(
    erik: Client, people: Cast, django_assert_num_queries: object
) -> None:
    erik.get(at("list"))
    with django_assert_num_queries(6):  # type: ignore[operator]
        erik.get(f"{at('list')}?q=priya")
    with django_assert_num_queries(6):  # type: ignore[operator]
        assert len(erik.get(f"{at('list')}?q=payments").context["rows"]) == 3


def test_a_page_takes_as_many_queries_for_three_reports_as_for_one(
    people: Cast, django_assert_num_queries: object
) -> None:
    client = signed_in(people.omar)
    client.get(at("detail", people.omar))
    person("Yan Wu", people.marta.team, people.tom)
    with django_assert_num_queries(13):  # type: ignore[operator]
        client.get(at("detail", people.tom))
    person("Zoe Lund", people.marta.team, people.tom)
    person("Ola Lie", people.marta.team, people.tom)
    with django_assert_num_queries(13):  # type: ignore[operator]
        assert len(client.get(at("detail", people.tom)).context["reports"]) == 3


def test_a_page_shows_the_line_up_and_who_reports(erik: Client, people: Cast) -> None:
    page = erik.get(at("detail", people.marta))
    assert [one.get_short_name() for one in page.context["line"]] == ["David", "Helen"]
    assert [one.get_short_name() for one in page.context["reports"]] == ["Leila", "Priya"]


def test_a_person_is_added_without_being_written_to(erik: Client, people: Cast) -> None:
    said = {**TYPED, "name": "Zoe Lund", "email": "Zoe@Fernhill.example", "team": "Kiosks", "zone": "oslo"}
    page = erik.post(at("add"), {**said, "manager": people.ben.pk}, follow=True)
    zoe = Person.objects.get(name="Zoe Lund")
    assert "Nobody has been written to yet." in page.text
    assert (zoe.email, str(zoe.team), zoe.zone, zoe.manager) == (
        "zoe@fernhill.example", "Kiosks", "Europe/Oslo", people.ben,
    )  # fmt: skip
    assert Entry.objects.get().kind == Kind.PERSON_ADDED


def test_details_are_changed_and_the_fields_recorded(erik: Client, people: Cast) -> None:
    said = {**TYPED, "manager": people.marta.pk}
    assert erik.post(at("edit", people.priya), said)["Location"] == at("detail", people.priya)
    entry = Entry.objects.get()
    assert (entry.kind, entry.facts["fields"]) == (Kind.PERSON_CHANGED, ["title", "level"])
    erik.post(at("edit", people.priya), said)
    assert Entry.objects.count() == 1


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"email": "tom@fernhill.example"}, "Tom Brandt has this address."),
        ({"level": "13"}, "less than or equal to 12"),
        ({"zone": "Mars/Olympus"}, "No time zone is called “Mars/Olympus”."),
        ({"name": " "}, "This is needed and still empty."),
        ({"team": "T" * 81}, "at most 80 characters"),
    ],
)
def test_a_refused_change_keeps_what_was_typed(
    erik: Client, people: Cast, said: dict[str, str], told: str
) -> None:
    refused = erik.post(at("edit", people.priya), {**TYPED, "title": "Typed by hand", **said})
    assert refused.status_code == 422
    assert told in refused.text
    assert "Typed by hand" in refused.text
    people.priya.refresh_from_db()
    assert people.priya.title == ""


def test_a_reporting_line_does_not_run_in_a_circle(erik: Client, people: Cast) -> None:
    said = {**TYPED, "name": "David Oyelaran", "email": "david@fernhill.example"}
    refused = erik.post(at("edit", people.david), {**said, "manager": people.priya.pk})
    assert refused.status_code == 422
    assert "Priya Raman reports to David Oyelaran: a reporting line cannot run in a circle." in refused.text


def test_roles_are_granted_and_taken(erik: Client, people: Cast) -> None:
    erik.post(at("roles", people.tom), {"roles": ["core", "administrator"]})
    people.tom.refresh_from_db()
    assert (people.tom.is_core, people.tom.is_administrator, people.tom.is_recruiter) == (True, True, False)
    assert Entry.objects.get().facts == {"roles": ["administrator", "core"], "before": []}
    erik.post(at("roles", people.tom), {})
    people.tom.refresh_from_db()
    assert not people.tom.is_core


def test_nobody_grants_themself_a_role(erik: Client, people: Cast) -> None:
    refused = erik.post(at("roles", people.erik), {"roles": ["core", "administrator"]})
    assert refused.status_code == 422
    assert "Nobody grants themself a role. Ask another administrator." in refused.text


def test_the_last_administrator_stays(erik: Client, people: Cast) -> None:
    refused = erik.post(at("roles", people.erik), {})
    assert "Erik Holm is the last administrator, and somebody has to be one." in refused.text
    Person.objects.filter(pk=people.tom.pk).update(is_administrator=True)
    assert erik.post(at("roles", people.erik), {}).status_code == 302
    people.tom.refresh_from_db()
    left = signed_in(people.tom)
    refused = left.post(at("leave", people.tom))
    assert (refused.status_code, "You cannot end your own account." in refused.text) == (409, True)


def test_leaving_shows_what_is_still_owed_and_ends_the_account(erik: Client, people: Cast) -> None:
    versions = principles()
    loop(people, application(opening(people, versions)), versions)
    with clock.at(MONDAY + 2 * HOUR):
        page = erik.get(at("leave", people.marta))
    assert "assessment of the" in page.text
    assert "Leila Haddad" in page.text
    erik.post(at("leave", people.nadia))
    people.nadia.refresh_from_db()
    assert (people.nadia.is_active, people.nadia.is_recruiter) == (False, False)
    back = erik.post(at("return", people.nadia), follow=True)
    people.nadia.refresh_from_db()
    assert people.nadia.is_active
    assert "Company-wide roles have to be granted anew." in back.text


def test_a_person_is_invited_from_their_page(erik: Client, people: Cast) -> None:
    zoe = newcomer()
    assert ">Invite<" in erik.get(at("detail", zoe)).text
    sent = erik.post(at("invite", zoe), follow=True)
    assert "A letter to zoe@fernhill.example is on its way" in sent.text
    assert "Invite anew" in sent.text
    back = erik.post(at("revoke", zoe), follow=True)
    assert "no longer works" in back.text


def test_everybody_is_invited_from_the_list(erik: Client, people: Cast) -> None:
    newcomer()
    newcomer("Yan Wu")
    assert "2 people have no way in yet." in erik.get(at("list")).text
    done = erik.post(at("invite_all"), follow=True)
    assert "2 letters are on their way." in done.text
    assert "no way in yet" not in done.text


def test_people_choose_their_own_clock(people: Cast) -> None:
    client = signed_in(people.priya)
    client.post(at("profile"), {"zone": "Nairobi"})
    people.priya.refresh_from_db()
    assert people.priya.zone == "Africa/Nairobi"
    assert client.post(at("profile"), {"zone": "Atlantis"}).status_code == 422
