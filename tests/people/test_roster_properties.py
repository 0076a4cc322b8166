"""Whatever a people file holds is understood or named as a fault; doing it twice changes nothing."""

from hypothesis import given
from hypothesis import strategies as st

from doordesk.foundation.kernel.actors import Role
from doordesk.foundation.people.actions.roster import Entry, Outcome, Roster, decide
from doordesk.foundation.people.actions.sheet import COLUMNS, LARGEST, read

words = st.text(
    st.characters(categories=["Lu", "Ll", "Lo"], exclude_characters="\0"), min_size=1, max_size=12
)
addresses = st.sampled_from([f"{name}@x.example" for name in ("ana", "ben", "cem", "dia", "eli", "fay")])
entries = st.builds(
    Entry,
    email=addresses,
    name=words,
    title=st.just("") | words,
    level=st.integers(1, 12),
    team=st.sampled_from(["", "Payments", "Lockers"]),
    manager_email=st.just(""),
    zone=st.sampled_from(["UTC", "Europe/Lisbon"]),
    roles=st.frozensets(st.sampled_from(Role)),
)
companies = st.lists(entries, unique_by=lambda one: one.email, max_size=6).map(
    lambda found: {one.email: one for one in found}
)
cells = st.sampled_from(
    ["", "ana@x.example", "ben@x.example", "Ana", "5", "13", "core", "queen", "UTC", "=1", "a\tb", 'q"q', "é"]
)
files = st.lists(st.lists(cells, min_size=len(COLUMNS), max_size=len(COLUMNS)), max_size=5)


def written(rows: list[list[str]]) -> bytes:
    quoted = [",".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows]
    return "\n".join([",".join(COLUMNS), *quoted]).encode()


def as_file(company: dict[str, Entry]) -> bytes:
    return written([[one.shown(column) for column in COLUMNS] for one in company.values()])


def after(company: dict[str, Entry], roster: Roster) -> dict[str, Entry]:
    return company | {row.after.email: row.after for row in roster.rows}


def in_circle(company: dict[str, Entry]) -> bool:
    for start, entry in company.items():
        at, steps = entry.manager_email, 0
        while at in company and steps <= len(company):
            if at == start:
                return True
            at, steps = company[at].manager_email, steps + 1
    return False


@given(st.binary(max_size=400))
def test_any_bytes_are_answered(content: bytes) -> None:
    sheet = read(content)
    roster = decide(sheet, {}, [])
    assert roster.rows or roster.problems or not sheet.lines
    assert all(
        1 <= problem.line <= content.count(b"\n") + content.count(b"\r") + 1 for problem in roster.problems
    )
    assert all(problem.reason.endswith((".", "?")) for problem in roster.problems)


@given(st.text(max_size=200))
def test_any_text_under_a_good_header_is_answered(text: str) -> None:
    body = text.encode("utf-8", "replace")
    assert len(body) < LARGEST
    decide(read(b"email,name,level\n" + body), {}, [])


@given(companies, files)
def test_each_line_is_taken_or_named(company: dict[str, Entry], rows: list[list[str]]) -> None:
    roster = decide(read(written(rows)), company, [])
    filled = {number for number, row in enumerate(rows, 2) if any(cell.strip() for cell in row)}
    assert {row.line for row in roster.rows} | {problem.line for problem in roster.problems} == filled


@given(companies, files)
def test_what_is_sound_leaves_a_sound_company(company: dict[str, Entry], rows: list[list[str]]) -> None:
    roster = decide(read(written(rows)), company, [])
    if roster.sound:
        then = after(company, roster)
        assert not in_circle(then)
        assert all(not one.manager_email or one.manager_email in then for one in then.values())
        assert all(one.level in range(1, 13) and one.name for one in then.values())
        had = any(Role.ADMINISTRATOR in one.roles for one in company.values())
        assert not had or any(Role.ADMINISTRATOR in one.roles for one in then.values())


@given(companies, companies)
def test_doing_it_twice_changes_nothing_more(company: dict[str, Entry], wanted: dict[str, Entry]) -> None:
    content = as_file(wanted)
    roster = decide(read(content), company, [])
    if roster.sound:
        again = decide(read(content), after(company, roster), roster.new_teams)
        assert {row.outcome for row in again.rows} <= {Outcome.UNCHANGED}
        assert again.digest == decide(read(content), after(company, roster), roster.new_teams).digest


@given(companies)
def test_a_company_as_a_file_changes_nothing(company: dict[str, Entry]) -> None:
    roster = decide(read(as_file(company)), company, [one.team for one in company.values()])
    assert roster.counts == {"created": 0, "updated": 0, "unchanged": len(company)}
