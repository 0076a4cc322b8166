"""The two-column list and its gaps (rules D5, D12)."""

import pytest

from doordesk.foundation.kernel.refusals import Conflict, Forbidden, Refused
from doordesk.mechanisms.assessments.states import Part
from doordesk.mechanisms.debriefs import actions
from doordesk.mechanisms.debriefs.models import Line
from doordesk.mechanisms.debriefs.queries.passages import Evidence, found_in
from doordesk.mechanisms.debriefs.states import State
from tests.builders.debriefs import Stage, called, loop_of

pytestmark = pytest.mark.django_db


def add(made: Stage, who: str = "priya", quote: str = "rang the person on call", **more: object) -> Line:
    facts: dict[str, object] = {
        "column": "met", "text": "She stopped a job that was not hers.",
        "evidence": Evidence(made.section("mateo").pk, quote), **more,
    }  # fmt: skip
    return actions.add_line(made.room, made.versions[3], actor=made.who(who), **facts)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "quote",
    [
        "rang the person on call",
        "She stopped the job at 07:40 and rang",  # as the page shows it: no asterisks, one line
        "She **stopped** the job",  # as it was typed
        "  rang   the person\non call ",
    ],
)
def test_quote_may_be_as_shown_or_as_typed(quote: str) -> None:
    assert add(called(at=State.DISCUSSING), quote=quote).quote == " ".join(quote.split())


@pytest.mark.parametrize("quote", ["", "   ", "rang the person on duty", "zqpriyaevidence"])
def test_quote_that_is_not_there_is_refused(quote: str) -> None:
    with pytest.raises(Refused) as refused:
        add(called(at=State.DISCUSSING), quote=quote)
    assert (refused.value.rule, refused.value.place) == ("D5", "quote")


def test_quote_knows_curly_quotation_marks() -> None:
    assert found_in('said "the short one is', "and said “the short one is the wrong size”")


def test_line_rests_on_this_loop_only() -> None:
    made = called(at=State.DISCUSSING)
    other = loop_of(made.people, made.versions, made.post, name="Viktor Hale")
    stray = Evidence(other.section("mateo").pk, "rang the person on call")
    with pytest.raises(Refused, match="assessment of this loop"):
        add(made, evidence=stray)


def test_line_needs_a_text_a_column_and_a_known_principle() -> None:
    made = called(at=State.DISCUSSING)
    for more in ({"text": " "}, {"column": "maybe"}, {"text": "x" * 401}):
        with pytest.raises(Refused):
            add(made, **more)
    made.loop.interviews.filter(interviewer=made.people.mateo).first().owned.all().delete()  # type: ignore[union-attr]
    with pytest.raises(Refused, match="No interview of this loop owned"):
        add(made)


@pytest.mark.parametrize("state", [State.READING, State.REVOTING, State.DECIDING, State.CLOSED])
def test_list_is_written_in_the_discussion_only(state: State) -> None:
    with pytest.raises(Refused) as refused:
        add(called(at=state))
    assert refused.value.rule == "D3"


@pytest.mark.parametrize("name", ["rosa", "erik", "omar", "ben"])
def test_list_is_the_members(name: str) -> None:
    with pytest.raises(Forbidden):
        add(called(at=State.DISCUSSING), who=name)


def test_second_change_of_the_same_text_is_a_conflict() -> None:
    made = called(at=State.DISCUSSING)
    line = add(made)
    actions.change_line(line, text="Priya's.", column="met", revision=1, actor=made.people.priya)
    with pytest.raises(Conflict) as conflict:
        actions.change_line(line, text="Mateo's.", column="met", revision=1, actor=made.people.mateo)
    assert (conflict.value.theirs, conflict.value.revision) == ("Priya's.", 2)
    actions.change_line(line, text="Both.", column="not_met", revision=2, actor=made.people.mateo)
    line.refresh_from_db()
    assert (line.text, line.column, line.revision) == ("Both.", "not_met", 3)
    assert line.quote == "rang the person on call"


def test_struck_line_can_be_taken_up_again() -> None:
    made = called(at=State.DISCUSSING)
    line = add(made)
    assert actions.strike_line(line, actor=made.people.wanjiru).struck_at is not None
    assert actions.restore_line(line, actor=made.people.ana).struck_at is None


def test_gap_stands_against_the_interview_that_owned_the_principle() -> None:
    made = called(at=State.DISCUSSING)
    interview = made.loop.interviews.get(interviewer=made.people.mateo)
    owned = made.section("mateo").version
    assert owned is not None
    gap = actions.note_gap(made.room, interview, owned, "Eight minutes were left.", actor=made.people.mateo)
    again = actions.note_gap(made.room, interview, owned, "Five minutes were left.", actor=made.people.ana)
    assert gap.pk == again.pk
    other = next(one for one in made.versions if one != owned)
    with pytest.raises(Refused) as refused:
        actions.note_gap(made.room, interview, other, "Nothing.", actor=made.people.ana)
    assert refused.value.rule == "D12"
    actions.remove_gap(again, actor=made.people.ana)
    assert made.room.gaps.count() == 0


def test_notes_can_be_quoted_too() -> None:
    made = called(at=State.DISCUSSING)
    notes = made.section("mateo", Part.NOTES)
    line = add(made, evidence=Evidence(notes.pk, "the short one is the wrong size"))
    assert line.section == notes
