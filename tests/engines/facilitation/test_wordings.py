"""Wordings: what is said of a candidate, of the writer, of others, of the post. Rules D7, F6."""

from dataclasses import replace

import pytest

from doordesk.engines.facilitation import Kind
from doordesk.engines.facilitation.prompts import everything
from doordesk.engines.facilitation.text.grounds import grounds, may_hold_grounds
from doordesk.engines.facilitation.text.reading import as_told
from doordesk.engines.facilitation.wordings import pattern, signs, table
from tests.engines.facilitation.meetings import JO, found, only, passage, saying
from tests.engines.facilitation.sentences import GROUNDS, INNOCENT, LEFT_ALONE, PUT

SAID = [(ground, text) for ground, texts in GROUNDS.items() for text in texts]


@pytest.mark.parametrize(("ground", "text"), SAID)
def test_ground_is_named(ground: str, text: str) -> None:
    one = only(saying(text), Kind.FORBIDDEN_GROUND)
    assert ground in one.signal
    assert (one.people, one.passages, one.rule) == ((JO,), (9,), "F6")


@pytest.mark.parametrize("text", INNOCENT)
def test_innocent_sentence_is_left_alone(text: str) -> None:
    assert not found(saying(text), Kind.FORBIDDEN_GROUND)


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind, texts in PUT.items() for text in texts])
def test_way_of_putting_it_is_understood(kind: str, text: str) -> None:
    meeting = replace(saying(text), other_candidates=("Lars Berg",))
    assert Kind(kind) in [one.kind for one in everything(meeting)]


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_hit_words_in_another_sense_are_left_alone(text: str) -> None:
    assert everything(saying(text)) == ()


def test_quick_look_lets_nothing_slip() -> None:
    every = [as_told(text.replace("Kim", "they")) for _, text in SAID]
    assert [text for text in every if list(grounds(text)) and not may_hold_grounds(text)] == []
    said = [text.lower() for texts in PUT.values() for text in texts]
    for group in ("like_me", "compared", "haste"):
        met = [text for text in said if pattern("bias", group).search(text)]
        assert len(met) > 10
        assert [text for text in met if not signs("bias", group).search(text)] == []


def test_every_ground_has_its_sentences() -> None:
    assert set(table("grounds")["patterns"]) == set(GROUNDS)


def test_several_grounds_of_one_writer_are_one_prompt() -> None:
    one = only(saying("She has two small children. Her accent took me a while."), Kind.FORBIDDEN_GROUND)
    assert one.signal == "Jo wrote of the candidate's family and accent: “She has two small children.”"


@pytest.mark.parametrize(
    "text",
    [
        "She reminds me of myself ten years ago.",
        "A climber, like me.",
        "We went to the same school, as it turned out.",
        "We hit it off at once.",
        "He solves it the way I would.",
        "I see my younger self.",
        "We have a lot in common.",
        "We both love climbing.",
        "We both went to Leeds, ten years apart.",
        "She came up through the help desk, as I did.",
        "Really felt like one of us.",
    ],
)
def test_likeness_to_the_writer_is_noticed(text: str) -> None:
    assert only(saying(text), Kind.SIMILAR_TO_ME).people == (JO,)


@pytest.mark.parametrize(
    "text",
    [
        "He told me as I had asked for a figure.",
        "Two children of the same school had the same complaint.",
        '"Your shop reminds me of myself," a customer told her.',
        "She felt like an outsider.",
        "The two systems had little in common.",
    ],
)
def test_likeness_of_others_is_left_alone(text: str) -> None:
    assert not found(saying(text), Kind.SIMILAR_TO_ME)


@pytest.mark.parametrize(
    "text",
    [
        "Better than the last candidate.",
        "The strongest we have had this week.",
        "Unlike the other applicant she had figures.",
        "The person I interviewed on Monday went deeper.",
        "Of the four we have met he is second.",
        "Berg's example was larger.",
    ],
)
def test_comparison_is_noticed(text: str) -> None:
    assert only(replace(saying(text), other_candidates=("Lars Berg",)), Kind.CONTRAST).people == (JO,)


@pytest.mark.parametrize(
    "text",
    [
        "The release candidate was late.",
        "She compared three vendors with the last contract.",
        "The other candidate, a managed service, was dearer.",
        "Better than half of those in the role.",
        "Kim's plan was the best of the three plans.",
        "They climbed a berg of tickets.",
    ],
)
def test_comparison_of_things_is_left_alone(text: str) -> None:
    assert not found(replace(saying(text), other_candidates=("Lars Berg", "Kim Lund")), Kind.CONTRAST)


@pytest.mark.parametrize(
    "text",
    [
        "We need somebody in this seat now.",
        "The team is drowning.",
        "We have been looking since March.",
        "This role has been open for half a year.",
        "The post has been empty since March.",
        "I would rather not go on searching.",
        "Better than nobody.",
        "We won't find anyone better.",
    ],
)
def test_haste_is_noticed(text: str) -> None:
    assert only(saying(text), Kind.URGENCY).people == (JO,)


@pytest.mark.parametrize(
    "text",
    [
        '"We need somebody here now," the baker said.',
        "They needed someone at once and she drove.",
        "The customer could not wait.",
        "He filled the gap in the fence.",
    ],
)
def test_haste_of_others_is_left_alone(text: str) -> None:
    assert not found(saying(text), Kind.URGENCY)


def test_trait_without_act_is_asked_about() -> None:
    one = only(saying("Great attitude, a real team player."), Kind.VAGUE_TRAIT)
    assert one.signal == "Jo names a trait and no act: “Great attitude, a real team player.”"


def test_trait_with_an_act_is_left_alone() -> None:
    assert not found(saying("Smart: she sorted the 40 tickets by who was stuck."), Kind.VAGUE_TRAIT)


def test_culture_fit_is_asked_about_whatever_stands_beside_it() -> None:
    one = only(saying("She wrote 40 letters. A good culture fit."), Kind.VAGUE_TRAIT)
    assert one.signal.startswith("Jo names a fit and no act: “A good culture fit.”")


def test_every_passage_of_a_writer_is_in_one_prompt() -> None:
    twice = saying("The team is drowning.")
    twice = replace(twice, passages=(*twice.passages, passage(10, JO, "We cannot wait.", None)))
    assert only(twice, Kind.URGENCY).passages == (9, 10)
