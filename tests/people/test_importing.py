"""A people file is taken whole or not at all, and every bad row is named."""

import pytest

from doordesk.foundation.audit.kinds import Kind
from doordesk.foundation.audit.models import Entry
from doordesk.foundation.kernel.actors import OPERATOR
from doordesk.foundation.kernel.refusals import Forbidden, Refused
from doordesk.foundation.people.actions import BadRoster, Roster, import_people
from doordesk.foundation.people.models import Person, Team
from tests.cast import Cast, cast

pytestmark = pytest.mark.django_db
HEADER = "email,name,title,level,team,manager_email,zone,roles\n"


@pytest.fixture
def people() -> Cast:
    return cast()


def file(*lines: str, header: str = HEADER) -> bytes:
    return (header + "\n".join(lines)).encode()


def dry(content: bytes, actor: Person) -> Roster:
    return import_people(content, actor=actor, dry_run=True)


def said(content: bytes, actor: Person) -> list[str]:
    return [str(problem) for problem in dry(content, actor).problems]


def test_people_come_in_with_team_manager_zone_and_roles(people: Cast) -> None:
    content = file(
        "Zoe@Fernhill.Example,Zoe  Lund,Engineer,5,Routing,yan@fernhill.example,Europe/Oslo,",
        "yan@fernhill.example,Yan Wu,Manager,7,routing,david@fernhill.example,,recruiter core",
    )
    roster = import_people(content, actor=people.erik)
    zoe, yan = (Person.objects.get(email=f"{name}@fernhill.example") for name in ("zoe", "yan"))
    assert roster.counts == {"created": 2, "updated": 0, "unchanged": 0}
    assert (zoe.name, zoe.level, zoe.zone, zoe.manager, zoe.team) == (
        "Zoe Lund", 5, "Europe/Oslo", yan, Team.objects.get(name="Routing"),
    )  # fmt: skip
    assert (yan.zone, yan.is_recruiter, yan.is_core, yan.is_administrator) == ("UTC", True, True, False)
    assert not zoe.has_usable_password()
    assert zoe.joined_at is None
    assert Entry.objects.get(kind=Kind.PERSONS_IMPORTED).facts == {"created": 2, "updated": 0}
    assert Entry.objects.get(kind=Kind.ROLE_CHANGED).subject_id == yan.pk


def test_a_dry_run_shows_each_change_and_writes_nothing(people: Cast) -> None:
    content = file("priya@fernhill.example,Priya Raman,Staff engineer,7,Payments,marta@fernhill.example,,")
    row = dry(content, people.erik).rows[0]
    assert [(change.column, change.before, change.after) for change in row.changes] == [
        ("title", "", "Staff engineer"),
        ("level", "6", "7"),
    ]
    people.priya.refresh_from_db()
    assert people.priya.level == 6
    assert not Entry.objects.exists()


def test_the_same_file_again_changes_nothing(people: Cast) -> None:
    content = file("zoe@fernhill.example,Zoe Lund,,5,Routing,david@fernhill.example,Europe/Oslo,core")
    import_people(content, actor=people.erik)
    again = import_people(content, actor=people.erik)
    assert again.counts == {"created": 0, "updated": 0, "unchanged": 1}


def test_a_column_that_is_missing_leaves_what_is_known(people: Cast) -> None:
    content = file("erik@fernhill.example,Erik Holm", header="email,name\n")
    assert dry(content, people.erik).counts["unchanged"] == 1


def test_nothing_is_done_by_halves(people: Cast) -> None:
    content = file("zoe@fernhill.example,Zoe,,5,,,,", "yan@fernhill.example,Yan,,high,,,,")
    with pytest.raises(BadRoster) as refused:
        import_people(content, actor=people.erik)
    assert "Line 3, level: “high” is not a level." in refused.value.sentence
    assert not Person.objects.filter(name="Zoe").exists()


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        (",Zoe,,5,,,,", "Line 2, email: An address is missing"),
        ("zoe,Zoe,,5,,,,", "Line 2, email: “zoe” is not an e-mail address."),
        ("zoe@x.example,,,5,,,,", "Line 2, name: A name is missing."),
        ("zoe@x.example,Zoe,,,,,,", "Line 2, level: A new person needs a level"),
        ("zoe@x.example,Zoe,,13,,,,", "Line 2, level: “13” is not a level."),
        ("zoe@x.example,Zoe,,5,,nobody@x.example,,", "Line 2, manager_email: Nobody has the address"),
        (
            "zoe@x.example,Zoe,,5,,zoe@x.example,,",
            "Line 2, manager_email: zoe@x.example would report to them",
        ),
        ("zoe@x.example,Zoe,,5,,,Mars/Olympus,", "Line 2, zone: No time zone is called “Mars/Olympus”."),
        ("zoe@x.example,Zoe,,5,,,,queen", "Line 2, roles: “queen” is not a role."),
        ("zoe@x.example,=HYPERLINK(1),,5,,,,", "Line 2, name: It begins with “=”"),
        ("zoe@x.example,Zoe,,5,,,", "Line 2: There are 7 cells, but 8 columns."),
        ("zoe@x.example,Zoe,,5,,,,,core", "Line 2: There are 9 cells, but 8 columns."),
        ('zoe@x.example,"Zoe,,5,,,,', "Line 2: A quotation mark is missing"),
        (f"zoe@x.example,{'Z' * 121},,5,,,,", "Line 2, name: It is longer than 120 letters."),
        ("zoe@x.example,Zoe\0,,5,,,,", "Line 2, name: It holds a sign that cannot be shown."),
    ],
)
def test_a_bad_row_is_named_with_line_column_and_reason(people: Cast, line: str, problem: str) -> None:
    assert [one for one in said(file(line), people.erik) if one.startswith(problem)]


def test_a_row_is_named_by_the_line_it_begins_on(people: Cast) -> None:
    content = file('zoe@x.example,"Zoe\nLund",,5,,,,', "", "yan@x.example,Yan,,none,,,,")
    assert [problem.line for problem in dry(content, people.erik).problems] == [5]


def test_an_address_that_is_there_twice_is_named_with_both_lines(people: Cast) -> None:
    content = file("zoe@x.example,Zoe,,5,,,,", "ZOE@x.example,Zoe,,6,,,,")
    assert said(content, people.erik) == ["Line 3, email: ZOE@x.example stands on line 2 already."]


def test_a_circle_of_managers_is_named_on_each_of_its_lines(people: Cast) -> None:
    content = file(
        "helen@fernhill.example,Helen Marsh,,10,Leadership,zoe@x.example,,",
        "zoe@x.example,Zoe,,5,,marta@fernhill.example,,",
    )
    first, second = said(content, people.erik)
    way = "would report to themself, by way of"
    assert first == (
        f"Line 2, manager_email: helen@fernhill.example {way} zoe@x.example, marta@fernhill.example, "
        "david@fernhill.example."
    )
    assert second.startswith(f"Line 3, manager_email: zoe@x.example {way} marta@fernhill.example, david@")


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", "The file is empty."),
        ("email,name,level\nzoe@x.example,Zo\u00eb,5".encode("cp1252"), "Line 2: The sign 0xEB is not UTF-8"),
        ("email,name".encode("utf-16"), "The file is in UTF-16."),
        (b"PK\x03\x04workbook", "This is a workbook, not a CSV file."),
        (b"zoe@x.example,Zoe,5", "Line 1, email: This column is missing."),
        (b"email,name,manager\n", "Line 1, manager: No such column is known."),
        (b"email,name,name\n", "Line 1, name: This column is there twice."),
        (b"x" * (2 * 1024 * 1024 + 1), "The file is larger than 2 MB."),
    ],
)
def test_a_file_that_is_no_people_file_is_told_apart(people: Cast, content: bytes, problem: str) -> None:
    assert problem in said(content, people.erik)[0]


@pytest.mark.parametrize("sign", [",", ";", "\t"])
def test_spreadsheets_of_all_countries_are_read(people: Cast, sign: str) -> None:
    text = "Email,Name,Level\r\nzoe@x.example,Zo\u00eb,5\r\n".replace(",", sign)
    roster = dry(b"\xef\xbb\xbf" + text.encode(), people.erik)
    assert (roster.sound, roster.rows[0].after.name) == (True, "Zo\u00eb")


def test_nobody_grants_themself_a_role_by_a_file(people: Cast) -> None:
    content = file("erik@fernhill.example,Erik Holm,,6,Leadership,rosa@fernhill.example,,administrator core")
    assert said(content, people.erik)[0].startswith("Line 2, roles: Nobody grants themself a role.")


def test_the_last_administrator_stays_one(people: Cast) -> None:
    content = file("erik@fernhill.example,Erik Holm,,6,Leadership,rosa@fernhill.example,,")
    problem = "Line 2, roles: Erik Holm is the last administrator, and somebody has to be one."
    assert said(content, people.erik) == [problem]


def test_what_is_done_is_what_was_shown(people: Cast) -> None:
    content = file("priya@fernhill.example,Priya Raman,,7,Payments,marta@fernhill.example,,")
    shown = dry(content, people.erik).digest
    Person.objects.filter(pk=people.priya.pk).update(level=5)
    with pytest.raises(Refused, match="Somebody changed people meanwhile"):
        import_people(content, actor=people.erik, shown=shown)
    import_people(content, actor=people.erik, shown=dry(content, people.erik).digest)
    people.priya.refresh_from_db()
    assert people.priya.level == 7


def test_placeholders_without_an_address_are_left_alone(people: Cast) -> None:
    ghost = Person.objects.create(name="Unknown manager", email=None)
    Person.objects.filter(pk=people.omar.pk).update(manager=ghost)
    import_people(file("omar@fernhill.example,Omar S.", header="email,name\n"), actor=people.erik)
    people.omar.refresh_from_db()
    assert (people.omar.name, people.omar.manager) == ("Omar S.", ghost)


@pytest.mark.parametrize("who", ["nadia", "rosa", "helen", "priya"])
def test_only_administrators_import(people: Cast, who: str) -> None:
    with pytest.raises(Forbidden):
        import_people(file(), actor=people.everybody[who], dry_run=True)


def test_the_command_line_imports(people: Cast) -> None:
    assert import_people(file("zoe@x.example,Zoe,,5,,,,"), actor=OPERATOR).counts["created"] == 1
