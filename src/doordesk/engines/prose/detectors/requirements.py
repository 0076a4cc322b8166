"""How many things a job description demands: the items under its titles of requirements. Rule F6."""

from collections.abc import Iterable, Iterator

from msgspec import Struct

from doordesk.engines.prose.detectors import Options, detector
from doordesk.engines.prose.finding import Hit
from doordesk.engines.prose.options import options_as
from doordesk.engines.prose.phrasebook import Phrases, Places, look_up
from doordesk.engines.prose.text.blocks import Shape
from doordesk.engines.prose.text.reading import Reading
from doordesk.engines.prose.text.sections import Line, Section, sections


class Demands(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """`most` must-haves stand unmarked. `titles` open a list, `wishes` make a title or an item a wish.

    Where no such title stands, sentences with one of `musts` are counted.
    """

    titles: Phrases
    wishes: Phrases
    musts: Phrases
    most: int = 6


@detector("must-haves")
def must_haves(reading: Reading, options: Options) -> Iterable[Hit]:
    """One mark, at the title of the longest list, with the number of all must-haves."""
    asked = options_as(options, Demands)
    titles, wishes, musts = look_up(reading, asked.titles, asked.wishes, asked.musts)
    lists = list(_lists(reading, titles, wishes))
    if lists:
        count = sum(number for _, number in lists)
        title = max(lists, key=lambda one: one[1])[0]
        start, end = _bare(reading.text, title)
    else:
        said = [one for one in reading.sentences if musts.between(one.start, one.end)]
        said = [one for one in said if not wishes.between(one.start, one.end)]
        count = len(said)
        start, end = (said[0].start, said[0].end) if said else (0, 0)
    if count > asked.most:
        yield Hit(start, end, {"count": str(count), "most": str(asked.most)}, strength=min(count, 30))


def _lists(reading: Reading, titles: Places, wishes: Places) -> Iterator[tuple[Line, int]]:
    """Each title of requirements and how many it has."""
    level = 0  # of the requirements in which we are; 0: in none
    for section in sections(reading.document):
        title = section.title
        if title is None:
            continue
        if wishes.between(title.start, title.end):
            level = level if level and title.level > level else 0
            continue
        if titles.between(title.start, title.end):
            level = title.level if not level or title.level <= level else level
        elif not level or title.level <= level:
            level = 0
        if level:
            yield title, _count(reading.text, section, wishes)


def _count(text: str, section: Section, wishes: Places) -> int:
    """The items of a section, but those that only head a list of their own."""
    items = (one for one in section.lines if one.shape is Shape.ITEM)
    real = (one for one in items if not text[one.start : one.end].rstrip("*_ ").endswith(":"))
    return sum(not wishes.between(one.start, one.end) for one in real)


def _bare(text: str, title: Line) -> tuple[int, int]:
    """A title without its marks of emphasis and its colon."""
    words = text[title.start : title.end]
    left = len(words) - len(words.lstrip("*_ \t"))
    bare = words.rstrip("*_: \t")
    return title.start + left, title.start + max(len(bare), left + 1)
