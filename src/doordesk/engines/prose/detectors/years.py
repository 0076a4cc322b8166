"""Years of experience demanded: how many, and of whom. Rule F6."""

from collections.abc import Iterable

from msgspec import Struct

from doordesk.engines.prose.detectors import Options, detector
from doordesk.engines.prose.finding import Hit
from doordesk.engines.prose.options import options_as
from doordesk.engines.prose.phrasebook import Phrases, look_up
from doordesk.engines.prose.text.reading import Reading
from doordesk.engines.prose.text.sections import under

LONGEST_CAREER = 60
OPENING = 2  # words before the figure, such as "at least"


class Years(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """More than `most` years are marked, for a `junior` post more than `junior_most`.

    `counted` are the words for one, two, three and so on, `units` those for years, `between` what may stand
    between figure and unit ("or more"). `beside` must stand in the sentence, or the sentence
    begins with the figure and goes on with one of `of_work`; `unless` must not stand in it. What stands
    under a title with one of `wishes` is not demanded. A post is a junior one when a phrase of `junior`
    stands among the first `title` words.
    """

    counted: Phrases
    units: Phrases
    between: Phrases
    beside: Phrases
    unless: Phrases
    junior: Phrases
    most: int = 5
    junior_most: int = 1
    of_work: Phrases = ()
    wishes: Phrases = ()
    title: int = 25


@detector("years")
def years(reading: Reading, options: Options) -> Iterable[Hit]:
    """Mark the figure and the years; of "5 to 8 years" the 5 is what is demanded."""
    asked = options_as(options, Years)
    words, units = reading.words, frozenset(asked.units)
    found = [i for i in range(1, len(words)) if words[i] in units]
    if not found:
        return
    beside, unless, junior, wishes = look_up(reading, asked.beside, asked.unless, asked.junior, asked.wishes)
    wished = under(reading.document, wishes.between)
    most = asked.junior_most if any(first < asked.title for first, _ in junior) else asked.most
    for i in found:
        sentence = reading.sentence_at(reading.starts[i])
        if sentence is None or reading.is_quoted(reading.starts[i]) or wished.hold(sentence.start):
            continue
        first = _first_figure(words, i, sentence.first, asked)
        if first is None or unless.between(sentence.start, sentence.end):
            continue
        number = _number(words[first], asked.counted)
        opens = first - sentence.first <= OPENING and i + 1 < sentence.last and words[i + 1] in asked.of_work
        demanded = opens or beside.between(sentence.start, sentence.end)
        if demanded and most < number <= LONGEST_CAREER:
            said = {"number": str(number), "most": str(most)}
            yield Hit(reading.starts[first], reading.ends[i], said, strength=min(number, 20))


def _first_figure(words: list[str], unit: int, after: int, asked: Years) -> int | None:
    """The first word of the figure before a unit: of a range the lower end."""
    i = unit - 1
    while i > after and words[i] in asked.between:
        i -= 1
    if i < after or not _number(words[i], asked.counted):
        return None
    for back in (1, 2):
        lower = i - back
        joins = back == 1 or words[i - 1] in asked.between
        if lower >= after and joins and _number(words[lower], asked.counted):
            return lower
    return i


def _number(word: str, counted: Phrases) -> int:
    """What a word counts to; 0 for what is no whole number."""
    if word.isdecimal() and len(word) < 4:  # noqa: PLR2004 - the longest count of years has three digits
        return int(word)
    return counted.index(word) + 1 if word in counted else 0
