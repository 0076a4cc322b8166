"""One story told to several interviewers. Rule D7."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from doordesk.engines.facilitation import packet
from doordesk.engines.facilitation.meeting import Meeting, Passage
from doordesk.engines.facilitation.prompt import Kind, Prompt, ask
from doordesk.engines.facilitation.saying import listed, names
from doordesk.engines.facilitation.text.likeness import likeness, stem, telling
from doordesk.engines.facilitation.text.reading import words

ALIKE = 0.12
SHARED = 4
SEVERAL = 3
WORDS_NAMED = 3


@dataclass(frozen=True)
class Pair:
    """Two passages of different writers that tell one situation, and the rare words of both."""

    one: Passage
    other: Passage
    shared: frozenset[str]


def same_story(meeting: Meeting) -> Iterator[Prompt]:
    """Two tell it for one principle (two sources are one then), or three or more tell it at all.

    Two who tell one project for two principles are left alone: each may have seen another side of it.
    """
    pairs = _pairs(meeting)
    circles = _circles(pairs)
    for circle in circles:
        yield _prompt(meeting, circle, _shared(pairs, circle), None)
    for pair in pairs:
        covered = any(pair.one in circle for circle in circles)
        if pair.one.principle == pair.other.principle and not covered:
            yield _prompt(meeting, [pair.one, pair.other], pair.shared, pair.one.principle)


def _pairs(meeting: Meeting) -> list[Pair]:
    told = packet.evidence(meeting)
    ignored = _vocabulary(meeting)
    alike = likeness([telling(one.reading.words, ignored) for one in told])
    return [
        Pair(told[first], told[second], shared)
        for (first, second), (cosine, shared) in alike.items()
        if told[first].author != told[second].author and cosine >= ALIKE and len(shared) >= SHARED
    ]


def _vocabulary(meeting: Meeting) -> Collection[str]:
    """Words that everybody here uses: of the principles, and the people's names."""
    everybody = [meeting.candidate, *(member.name for member in meeting.members)]
    principles = [principle.name for principle in meeting.principles]
    return frozenset(stem(word) for text in (*everybody, *principles) for word in words(text))


def _circles(pairs: Sequence[Pair]) -> list[list[Passage]]:
    """Passages that hang together and come from three writers or more."""
    circles: list[set[Passage]] = []
    for pair in pairs:
        touched = [circle for circle in circles if pair.one in circle or pair.other in circle]
        circles = [circle for circle in circles if circle not in touched]
        circles.append({pair.one, pair.other}.union(*touched))
    enough = (circle for circle in circles if len({one.author for one in circle}) >= SEVERAL)
    return [sorted(circle, key=lambda one: one.id) for circle in enough]


def _shared(pairs: Sequence[Pair], circle: Sequence[Passage]) -> frozenset[str]:
    return frozenset().union(*(pair.shared for pair in pairs if pair.one in circle))


def _prompt(
    meeting: Meeting, told: Sequence[Passage], shared: Collection[str], principle: int | None
) -> Prompt:
    who = meeting.named(one.author for one in told)
    about = listed(_as_written(told, shared))
    on = f" for {packet.principle_name(meeting, principle)}" if principle is not None else ""
    return ask(
        Kind.SAME_STORY,
        f"{names(who)} seem to rest on one story{on}: {about} come up in each.",
        f"{names(who)}, is it one event that you heard? What else did each of you hear{on}?",
        people=(one.id for one in who),
        passages=[one.id for one in told],
        principle=principle,
        more=min(len(who) - 2, 3),
    )


def _as_written(told: Sequence[Passage], shared: Collection[str]) -> list[str]:
    """A few of the shared words as the first passage writes them, the longest first."""
    first = {stem(word): word for word in reversed(told[0].reading.words)}
    found = [first[one] for one in shared if one in first]
    return [f"“{word}”" for word in sorted(found, key=lambda word: (-len(word), word))[:WORDS_NAMED]]
