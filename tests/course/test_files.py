"""Files of a course: what is written is read back the same; what is wrong is named with its line."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from doordesk.foundation.kernel.rules import RULES
from doordesk.mechanisms.course.models import Answer, Question, Written
from doordesk.mechanisms.course.queries import Faulty, flaws, read_folder, shipped
from doordesk.mechanisms.course.queries.reading import CourseFile, course_of, lesson_of
from doordesk.mechanisms.course.queries.writing import course_text, lesson_text

SIGNS = "ab \"'\\\n\t+=[]{}é“—中0\x7f\u2028\x01"
WORDS = st.text(SIGNS, min_size=1, max_size=20).map(str.strip).filter(bool)
QUESTIONS = st.builds(
    lambda text, right, wrong, whys: Question(
        text, (Answer(right, whys[0], right=True), *(Answer(one, whys[1]) for one in wrong if one != right))
    ),
    *(WORDS, WORDS, st.lists(WORDS, min_size=1, max_size=3, unique=True), st.tuples(WORDS, WORDS)),
).filter(lambda one: len(one.answers) > 1)
LESSONS = st.builds(
    Written,
    title=WORDS,
    minutes=st.integers(1, 30),
    summary=WORDS,
    body=WORDS,
    rules=st.lists(st.sampled_from(sorted(RULES)), max_size=3).map(tuple),
    sources=st.lists(WORDS, max_size=3).map(tuple),
    questions=st.lists(QUESTIONS, min_size=1, max_size=3, unique_by=lambda one: one.mark).map(tuple),
)
GOOD = """+++
key = "listening"
title = "Listening"
minutes = 5
summary = "You can wait."
rules = ["F1"]

[[question]]
text = "What first?"
[[question.answer]]
text = "Wait."
right = true
why = "They go on."
[[question.answer]]
text = "Speak."
why = "They stop."
+++
## Wait

Three seconds.
"""


@given(LESSONS)
@settings(max_examples=60)
def test_a_lesson_is_read_back_as_it_was_written(said: Written) -> None:
    assert not list(flaws(said))
    found = lesson_of(lesson_text("any-key", said), "01-any-key.md")
    assert (found.key, found.written) == ("any-key", said)


@given(WORDS, WORDS, st.integers(0, 99))
@settings(max_examples=30)
def test_a_course_is_read_back_as_it_was_written(title: str, summary: str, position: int) -> None:
    said = CourseFile("any_key", title, summary, position)
    assert course_of(course_text(said), "any_key.toml") == said


@pytest.mark.parametrize(
    ("old", "new", "line", "what"),
    [
        ("+++\nkey", "key", 1, "does not open with +++"),
        ("+++\n## Wait", "## Wait", 20, "no closing +++"),
        ('"Listening"', '"Listening', 3, "Illegal character"),
        ('title = "Listening"\n', "", 1, "“title” is missing"),
        ("minutes = 5", 'minutes = "5"', 4, "“minutes” is no whole number"),
        ("minutes = 5", "minutes = 0", 4, "0 is no length"),
        ("minutes = 5", "minutes = 5\nlevel = 2", 5, "“level” is unknown"),
        ('"listening"', '"Listening!"', 2, "is no key"),
        ('["F1"]', '["F99"]', 6, "no rule F99"),
        ("right = true\n", "", 8, "No answer is right"),
        ('why = "They stop."', 'why = ""', 16, "not explained"),
        ('why = "They stop."', 'because = "They stop."', 14, "“why” is missing"),
        ("Three seconds.", "Three <b>seconds</b>.", 18, "HTML: <b>"),
        ("Three seconds.", "![A clock](clock.png)", 18, "an image"),
        ("## Wait", "# Wait", 18, "one #"),
        ("## Wait\n\nThree seconds.\n", "", 18, "no text"),
    ],
)
def test_a_fault_is_named_with_its_line_and_a_way_out(old: str, new: str, line: int, what: str) -> None:
    assert lesson_of(GOOD, "01-listening.md").written.questions[0].answers[0].right
    assert old in GOOD
    with pytest.raises(Faulty) as caught:
        lesson_of(GOOD.replace(old, new, 1), "01-listening.md")
    found = [one for one in caught.value.faults if what in one.what]
    assert found, caught.value.faults
    assert (found[0].line, found[0].file) == (line, "01-listening.md")
    assert found[0].way_out


def test_a_folder_tells_the_faults_of_all_its_files_at_once(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text('key = "a"\ntitle = "A"\n', encoding="utf-8")
    for name in ("a", "lone"):
        (tmp_path / name).mkdir()
    (tmp_path / "a" / "01-listening.md").write_text(GOOD, encoding="utf-8")
    (tmp_path / "a" / "02-other.md").write_text(GOOD, encoding="utf-8")
    (tmp_path / "a" / "03-listening.md").write_text(GOOD, encoding="utf-8")
    (tmp_path / "a" / "intro.md").write_text(GOOD, encoding="utf-8")
    (tmp_path / "lone" / "01-listening.md").write_bytes(b"\xff")
    with pytest.raises(Faulty) as caught:
        read_folder(tmp_path)
    files = {one.file for one in caught.value.faults}
    assert files == {"a/02-other.md", "a/03-listening.md", "a/intro.md", "lone/"}


def test_shipped_lessons_keep_what_a_course_promises() -> None:
    """Ten to fourteen lessons of five to eight minutes; every answer explained, one right at least."""
    lessons = [(bound.course.key, one.written) for bound in shipped() for one in bound.lessons]
    assert {course for course, _ in lessons} == {"interviewer", "bar_raiser"}
    assert 10 <= len(lessons) <= 14
    for _, said in lessons:
        assert not list(flaws(said))
        assert 5 <= said.minutes <= 8, said.title
        assert abs(said.words / 190 - said.minutes) <= 1.5, said.title
        assert said.sources, said.title
        for question in said.questions:
            assert all(one.why for one in question.answers)
            assert sum(one.right for one in question.answers) == 1, question.text
