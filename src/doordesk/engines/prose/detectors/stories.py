"""A situation that is told, and which of its parts are missing: what they did, what came of it. Rule F6.

Only what is plainly a story is judged: one that a cue opens ("told me about a time"), long enough, with deeds
in it. There, the words that open it are the situation. Notes that label their parts (Situation, Task, Action,
Result) are held to their own labels.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from msgspec import Struct

from doordesk.engines.prose.detectors import Options, detector
from doordesk.engines.prose.finding import Hit
from doordesk.engines.prose.options import options_as
from doordesk.engines.prose.phrasebook import Phrases, Places, look_up
from doordesk.engines.prose.text.evidence import is_deed
from doordesk.engines.prose.text.reading import Reading
from doordesk.engines.prose.text.vocabulary import vocabulary

LABEL = re.compile(r"(?im)^[ \t*_>-]{0,8}(situation|task|action|result)s?[ \t*_]{0,4}:[ \t*_]{0,4}(.{0,12})")
LABELS_MEANT = 2
BEFORE = 3


class Parts(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How the message names a missing part."""

    situation: str
    task: str
    action: str
    result: str


class Telling(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Phrases that open a story and that tell a result; single words for "we" and for telling, no deed."""

    least_words: int = 45
    most_words: int = 400
    least_ours: int = 2
    group: frozenset[str]
    tells: frozenset[str]
    opens: Phrases
    results: Phrases
    parts: Parts


@dataclass(frozen=True, slots=True)
class Story:
    """The words from `first` up to `last`."""

    first: int
    last: int


@detector("missing-part")
def missing_part(reading: Reading, options: Options) -> Iterator[Hit]:
    """One mark for each story that lacks a part, at the words that open it."""
    asked = options_as(options, Telling)
    labelled = {found[1].lower(): found for found in LABEL.finditer(reading.prose)}
    if len(labelled) >= LABELS_MEANT:
        yield from _unlabelled(labelled, asked)
        return
    opens, results = look_up(reading, asked.opens, asked.results)
    for story in _stories(reading, opens, asked):
        missing = _missing(reading, story, results, asked)
        if missing:
            said = reading.sentence_at(reading.starts[story.first])
            end = said.end if said else reading.ends[story.first]
            yield Hit(reading.starts[story.first], end, {"part": getattr(asked.parts, missing)})


class Ours(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How many deeds of a `group` are told before one's own is missed; `tells` as in `Telling`.

    From `below_words` on `missing-part` speaks of it.
    """

    least: int = 3
    below_words: int = 45
    group: frozenset[str]
    tells: frozenset[str]


@detector("only-ours")
def only_ours(reading: Reading, options: Options) -> Iterator[Hit]:
    """One mark, at the first "we" that did something, where all that was done was done by a "we"."""
    asked = options_as(options, Ours)
    if len(reading.words) >= asked.below_words:
        return
    ours, theirs = _deeds(reading, Story(0, len(reading.words)), asked)
    if ours < asked.least or theirs:
        return
    first = next(at for at, word in enumerate(reading.words) if word in asked.group)
    said = reading.sentence_at(reading.starts[first])
    yield Hit(reading.starts[first], said.end if said else reading.ends[first])


def _unlabelled(labelled: dict[str, re.Match[str]], asked: Telling) -> Iterator[Hit]:
    last = max(labelled.values(), key=lambda found: found.start())
    for part in ("action", "result", "situation", "task"):
        found = labelled.get(part)
        unsaid = found is None and part != "task"  # many tell the task with the situation
        if unsaid or (found and not found[2].strip()):
            where = found or last
            yield Hit(where.start(1), where.end(1), {"part": getattr(asked.parts, part)})
            return


def _stories(reading: Reading, opens: Places, asked: Telling) -> Iterator[Story]:
    """From each cue to the next one or the end of the text."""
    opened: list[int] = []
    for first, _ in opens:
        if not opened or first > opened[-1] + asked.least_words:
            opened.append(first)
    for first, last in pairwise([*opened, len(reading.words)]):
        if last - first >= asked.least_words:
            yield Story(first, min(last, first + asked.most_words))


def _missing(reading: Reading, story: Story, results: Places, asked: Telling) -> str:
    ours, theirs = _deeds(reading, story, asked)
    if ours >= asked.least_ours and not theirs:
        return "action"
    told = results.among(story.first, story.last)
    figures = any(word[0].isdigit() for word in reading.words[story.first : story.last])
    return "" if told or figures or not ours + theirs else "result"


def _deeds(reading: Reading, story: Story, asked: Telling | Ours) -> tuple[int, int]:
    """How many deeds 'we' did, and how many one person did (telling of it is no deed)."""
    words, known = reading.words, vocabulary(reading.language)
    ours = theirs = 0
    for at in range(story.first, story.last):
        if words[at] in asked.tells or not is_deed(words[max(0, at - BEFORE) : at + 1], -1, known):
            continue
        before = words[max(story.first, at - BEFORE) : at]
        group = any(word in asked.group for word in before)
        ours, theirs = ours + group, theirs + (not group)
    return ours, theirs
