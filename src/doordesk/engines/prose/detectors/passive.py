"""The passive: a form of 'be' or 'get' with a participle, and whether somebody is named with 'by'. Rule W3.

One walk over the words, a bounded look ahead from each auxiliary; all word lists stand in the rule's file.
Participles that describe a state ('is interested', 'was tired') count only where 'by' follows.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields

from doordesk.engines.prose.detectors import Options, detector
from doordesk.engines.prose.detectors.wordlists import wordlist
from doordesk.engines.prose.finding import Hit
from doordesk.engines.prose.text.reading import Reading, Sentence

Words = frozenset[str]
SHORTEST = 4
LOOK_AHEAD, SUBJECT, BEFORE_BY, LEADING = 6, 7, 6, 5
TELLING, PROMISED, STANDING, FAINT = 15, 10, 10, 25
PREFIXES = ("re", "over", "under", "mis", "out", "fore", "with")


@dataclass(frozen=True, slots=True)
class Grammar:
    """The word lists of a rule, by the names of its options."""

    be: Words
    get: Words
    leading: Words
    between: Words
    irregular: Words
    not_participles: Words
    states: Words
    phrases: Words
    got: Words
    no_agent: Words
    clause: Words
    degree: Words
    articles: Words
    asking: Words
    telling: Words
    promising: Words
    standing: Words
    faint: Words

    def is_participle(self, word: str) -> bool:
        """Whether a word may be a past participle."""
        if word in self.irregular:
            return True
        if word in self.not_participles or len(word) < SHORTEST:
            return False
        if word.endswith("ed"):
            return not word.endswith("eed")
        return any(word.startswith(one) and word[len(one) :] in self.irregular for one in PREFIXES)

    def goes_between(self, word: str) -> bool:
        """Whether a word may stand between auxiliary and participle."""
        return word in self.between or (word.endswith("ly") and len(word) > SHORTEST)


@dataclass(frozen=True, slots=True)
class Passive:
    """Word numbers: the first auxiliary, the participle, and 'by' where it names somebody (or -1)."""

    first: int
    participle: int
    by: int


@detector("passive")
def passive(reading: Reading, options: Options) -> Iterable[Hit]:
    """Passives whose agent is hidden, or with `agent: named` those that name it."""
    grammar = Grammar(**{one.name: wordlist(options, one.name) for one in fields(Grammar)})
    named = options.get("agent") == "named"
    for sentence in reading.sentences:
        for one in passives(reading, sentence, grammar):
            if (one.by >= 0) == named and not reading.is_quoted(reading.starts[one.first]):
                end = reading.ends[one.by if named else one.participle]
                slots = {"participle": reading.words[one.participle]}
                yield Hit(reading.starts[one.first], end, slots, _strength(reading, one, grammar))


def _strength(reading: Reading, one: Passive, grammar: Grammar) -> int:
    """More for a decision or a promise that nobody owns, less for where a thing stands or what it is."""
    word = reading.words[one.participle]
    promised = not grammar.promising.isdisjoint(reading.words[one.first : one.participle])
    weighed = (
        (TELLING, word in grammar.telling),
        (PROMISED, promised),
        (-STANDING, reading.words[one.first] in grammar.standing),
        (-FAINT, word in grammar.faint),
    )
    return sum(weight for weight, holds in weighed if holds)


def passives(reading: Reading, sentence: Sentence, grammar: Grammar) -> Iterator[Passive]:
    """The passives of one sentence, from left to right."""
    words, done = reading.words, -1
    asks = reading.text[sentence.start : sentence.end].rstrip('"”’)*_ ').endswith("?")
    for i in range(sentence.first, sentence.last):
        word = words[i]
        if word in grammar.be or word in grammar.get:
            k = _after(reading, sentence, grammar, i)
            if k < 0 and asks and word in grammar.be:
                k = _after_subject(reading, sentence, grammar, i)
            if k > done:
                done = k
                yield Passive(_leading(reading, sentence, grammar, i), k, _by(reading, sentence, grammar, k))


def _after(reading: Reading, sentence: Sentence, grammar: Grammar, i: int) -> int:
    """The participle that belongs to the auxiliary i, or -1."""
    words = reading.words
    if "there" in words[max(sentence.first, i - 2) : i]:
        return -1
    for k in range(i + 1, min(i + 2 + LOOK_AHEAD, sentence.last)):
        word = words[k]
        if not (reading.joined[k - 1] or _is_aside(reading, grammar, k)):
            return -1
        if grammar.is_participle(word):
            if _counts(reading, sentence, grammar, i, k):
                return k
            if not (k + 1 < sentence.last and words[k + 1] in {"and", "or", "but"}):
                return -1
        elif not grammar.goes_between(word) and not (
            word in {"and", "or", "but"} and grammar.is_participle(words[k - 1])
        ):
            return -1
    return -1


def _is_aside(reading: Reading, grammar: Grammar, k: int) -> bool:
    """Whether only a comma stands before word k, as in 'was, however, decided'."""
    between = reading.text[reading.ends[k - 1] : reading.starts[k]]
    return between == ", " and (
        grammar.goes_between(reading.words[k]) or grammar.goes_between(reading.words[k - 1])
    )


def _counts(reading: Reading, sentence: Sentence, grammar: Grammar, i: int, k: int) -> bool:
    """Whether a participle after the auxiliary i is something done, not a state ('so tired')."""
    words = reading.words
    word, before = words[k], words[k - 1]
    following = [words[m] for m in range(k + 1, min(k + 3, sentence.last)) if reading.joined[m - 1]]
    if "by" in following:
        return _by(reading, sentence, grammar, k) >= 0 or word not in grammar.states
    if (
        word in grammar.states
        or before in grammar.degree
        or word.removeprefix("un") in grammar.irregular - {word}
    ):
        return False
    if " ".join((word, *following[:1])) in grammar.phrases:
        return False
    if word == "used" and following[:1] == ["to"] and following[-1].endswith("ing"):
        return False
    return words[i] not in grammar.get or word not in grammar.got


def _after_subject(reading: Reading, sentence: Sentence, grammar: Grammar, i: int) -> int:
    """The participle of a question, over its subject: 'Was the bill passed?'; or -1."""
    words = reading.words
    if i > sentence.first and words[i - 1] not in grammar.asking:
        return -1
    for k in range(i + 1, min(i + 1 + SUBJECT, sentence.last)):
        word = words[k]
        if not reading.joined[k - 1] or word in grammar.clause or word in grammar.be:
            return -1
        if k > i + 1 and grammar.is_participle(word) and words[k - 1] not in grammar.articles:
            return k if _counts(reading, sentence, grammar, i, k) else -1
    return -1


def _leading(reading: Reading, sentence: Sentence, grammar: Grammar, i: int) -> int:
    """The first of the auxiliaries before i, so that the mark shows 'will have been'."""
    first = i
    while first > max(sentence.first, i - LEADING) and reading.joined[first - 1]:
        word = reading.words[first - 1]
        if word not in grammar.leading and word not in grammar.be:
            break
        first -= 1
    return first


def _by(reading: Reading, sentence: Sentence, grammar: Grammar, k: int) -> int:
    """The 'by' after participle k that names who acts, or -1: not 'by Friday', 'by 20%', 'by selling'."""
    words = reading.words
    for m in range(k + 1, min(k + 1 + BEFORE_BY, sentence.last - 1)):
        if not reading.joined[m - 1] or words[m] in grammar.clause:
            return -1
        if words[m] == "by":
            return m if _names(words, m, grammar) else -1
    return -1


def _names(words: list[str], m: int, grammar: Grammar) -> bool:
    """Whether what follows 'by' is somebody or something that acts."""
    word = words[m + 1]
    if word[0].isdigit() or word in grammar.no_agent:
        return False
    return not word.endswith("ing") or word.endswith("thing") or word == "king"
