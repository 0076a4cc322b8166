"""A situation that is told, and which of its parts are missing: what they did, what came of it. Rule F6.

Only what is plainly a story is judged: one that a cue opens ("told me about a time"), long enough, with deeds
in it. Notes that label their parts (Situation, Task, Action, Result) are held to their own labels.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from doordesk.engines.prose.detectors import Options, detector
from doordesk.engines.prose.detectors.lists import firsts, spans
from doordesk.engines.prose.finding import Hit
from doordesk.engines.prose.text.evidence import is_deed
from doordesk.engines.prose.text.reading import Reading
from doordesk.engines.prose.text.vocabulary import vocabulary

LABEL = re.compile(r"(?im)^[ \t*_>-]{0,8}(situation|task|action|result)s?[ \t*_]{0,4}:[ \t*_]{0,4}(.{0,12})")
LABELS_MEANT = 2
BEFORE = 3


@dataclass(frozen=True, slots=True)
class Story:
    """The words from `first` up to `last`."""

    first: int
    last: int


@detector("missing-part")
def missing_part(reading: Reading, options: Options) -> Iterator[Hit]:
    """One mark for each story that lacks a part, at the words that open it."""
    labelled = {found[1].lower(): found for found in LABEL.finditer(reading.prose)}
    if len(labelled) >= LABELS_MEANT:
        yield from _unlabelled(labelled, options)
        return
    results = firsts(spans(reading, options["results"]))
    for story in _stories(reading, options):
        missing = _missing(reading, story, results, options)
        if missing:
            opens = reading.sentence_at(reading.starts[story.first])
            end = opens.end if opens else reading.ends[story.first]
            yield Hit(reading.starts[story.first], end, {"part": options["parts"][missing]})


def _unlabelled(labelled: dict[str, re.Match[str]], options: Options) -> Iterator[Hit]:
    last = max(labelled.values(), key=lambda found: found.start())
    for part in ("action", "result"):
        found = labelled.get(part)
        if found is None or not found[2].strip():
            where = found or last
            yield Hit(where.start(1), where.end(1), {"part": options["parts"][part]})
            return


def _stories(reading: Reading, options: Options) -> Iterator[Story]:
    """From each cue to the next one or the end of the text."""
    opened: list[int] = []
    for first in firsts(spans(reading, options["opens"])):
        if not opened or first > opened[-1] + options["least_words"]:
            opened.append(first)
    for first, last in pairwise([*opened, len(reading.words)]):
        if last - first >= options["least_words"]:
            yield Story(first, min(last, first + options["most_words"]))


def _missing(reading: Reading, story: Story, results: list[int], options: Options) -> str:
    ours, theirs = _deeds(reading, story, options)
    if ours >= options["least_ours"] and not theirs:
        return "action"
    at = bisect_left(results, story.first)
    told = at < len(results) and results[at] < story.last
    figures = any(word[0].isdigit() for word in reading.words[story.first : story.last])
    return "" if told or figures or not ours + theirs else "result"


def _deeds(reading: Reading, story: Story, options: Options) -> tuple[int, int]:
    """How many deeds 'we' did, and how many one person did (telling of it is no deed)."""
    words, known = reading.words, vocabulary(reading.language)
    ours = theirs = 0
    for at in range(story.first, story.last):
        if words[at] in options["tells"] or not is_deed(words[max(0, at - BEFORE) : at + 1], -1, known):
            continue
        before = words[max(story.first, at - BEFORE) : at]
        group = any(word in options["group"] for word in before)
        ours, theirs = ours + group, theirs + (not group)
    return ours, theirs
