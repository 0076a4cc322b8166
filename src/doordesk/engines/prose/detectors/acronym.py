"""Acronyms: explained where they first stand, once, and used afterwards. Rule W3."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from doordesk.engines.prose.detectors import Options, detector
from doordesk.engines.prose.detectors.wordlists import wordlist
from doordesk.engines.prose.finding import Hit
from doordesk.engines.prose.text.blocks import Shape
from doordesk.engines.prose.text.reading import Reading, Sentence

LONGEST, SHORTEST = 5, 2
DASHES = ("—", "–", "-")
NEAR, MOST_USES = 160, 20
PLURAL = re.compile(r"(?:['’]?s)\Z")
OPENS = re.compile(r",?[ \t\n*_]{1,3}(\(|short for |(?:which )?stands for |means |or )")


@dataclass(slots=True)
class Use:
    """One acronym: where it stands first, how often it is used, and the places where it is explained."""

    name: str
    start: int
    end: int
    count: int = 0
    explained: list[int] = field(default_factory=list)


@detector("acronym")
def acronym(reading: Reading, options: Options) -> Iterable[Hit]:
    """Acronyms by `look_for`: 'undefined', 'late' (explained after first use), 'twice', 'unused'."""
    wanted = str(options.get("look_for", "undefined"))
    for use in _uses(reading, options):
        start, end = use.start, use.end
        if use.explained and wanted in {"twice", "unused"}:
            start = use.explained[-1]
            end = start + len(use.name)
        if _fault(use) == wanted:
            yield Hit(start, end, {"acronym": use.name}, min(use.count, MOST_USES))


def _fault(use: Use) -> str:
    if not use.explained:
        return "undefined"
    if use.explained[0] > use.start:
        return "late"
    if len(use.explained) > 1:
        return "twice"
    return "unused" if use.count == 1 else ""


def _uses(reading: Reading, options: Options) -> Iterable[Use]:
    """The acronyms of a text that not everybody knows, in the order of their first use."""
    known = wordlist(options, "known") | wordlist(options, "emphasis")
    uses: dict[str, Use] = {}
    for sentence in reading.sentences:
        for i in _capitals(reading, sentence):
            name = PLURAL.sub("", reading.text[reading.starts[i] : reading.ends[i]])
            if name.lower() in known or _is_code(name):
                continue
            start = reading.starts[i]
            use = uses.setdefault(name, Use(name, start, start + len(name)))
            use.count += 1
            if _is_explained(reading, sentence, i, name):
                use.explained.append(start)
    return uses.values()


def _capitals(reading: Reading, sentence: Sentence) -> Iterator[int]:
    """The words of a sentence that are capitals, unless it shouts or they name a place before a dash."""
    found = [i for i in range(sentence.first, sentence.last) if _is_capitals(reading, i)]
    if reading.document.blocks[sentence.block].shape is Shape.HEADING or len(found) * 2 > len(sentence):
        return
    capitals = set(found)
    for i in found:
        shouts = any(reading.joined[min(i, other)] for other in {i - 1, i + 1} & capitals)
        if not (shouts or reading.is_quoted(reading.starts[i]) or _opens_with_place(reading, sentence, i)):
            yield i


def _is_capitals(reading: Reading, i: int) -> bool:
    start, end = reading.starts[i], reading.ends[i]
    if end - start < SHORTEST or not reading.text[start : start + SHORTEST].isupper():
        return False
    word = PLURAL.sub("", reading.text[start:end])
    return len(word) <= LONGEST and word.isupper() and sum(one.isalpha() for one in word) >= SHORTEST


def _is_code(name: str) -> bool:
    """Whether a name is a number in Roman figures, or letters with figures (FY24, V2)."""
    return set(name) <= set("IVXLC") or any(one.isdigit() for one in name[-2:])


def _opens_with_place(reading: Reading, sentence: Sentence, i: int) -> bool:
    """Whether a word is a place that opens a press release, 'PARIS, May 4', or a state after a comma."""
    if i == sentence.first:
        after = reading.text[reading.ends[i] : reading.ends[i] + 3]
        return after.strip()[:1] in DASHES or (after[:2] == ", " and after[2:].isupper())
    before = reading.text[reading.ends[i - 1] : reading.starts[i]]
    return before == ", " and len(reading.words[i]) == SHORTEST and i - sentence.first <= LONGEST


def _is_explained(reading: Reading, sentence: Sentence, i: int, name: str) -> bool:
    """Whether the words before stand for it, 'gross margin (GM)', or those after, 'GM (gross margin)'."""
    start, end = reading.starts[i], reading.ends[i]
    head = reading.prose[max(sentence.start, start - NEAR) : start].rstrip('"“*_ ')
    if head.endswith("("):
        words = reading.words[max(sentence.first, i - 2 * len(name) - 2) : i]
        return any(_stands_for(words[k:], name) for k in range(len(words)))
    opened = OPENS.match(reading.prose, end)
    if opened is None:
        return False
    after = i + 1 + len(opened[1].strip("(").split())
    return _stands_for(reading.words[after : min(sentence.last, after + 2 * len(name))], name)


def _stands_for(words: list[str], name: str) -> bool:
    """Whether an acronym's letters are met in order, each at a word's beginning or later in the same word."""
    letters = [one for one in name.lower() if one.isalpha()]
    if not words or not letters or words[0][0] != letters[0]:
        return False
    at = 0
    for word in words:
        if at < len(letters) and word[0] == letters[at]:
            at += 1
            for one in word[1:]:
                if at < len(letters) and one == letters[at] and len(letters) - at > len(words):
                    at += 1
    return at >= len(letters) - (len(letters) > SHORTEST)
