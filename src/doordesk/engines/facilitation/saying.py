"""How prompts put things: names in a row, counts, votes, a few words of the packet in quotation marks."""

from collections.abc import Iterable

from doordesk.engines.facilitation.meeting import Inclination, Member, Rating

LONGEST_QUOTE = 90

VOTES = {
    Inclination.STRONGLY_INCLINED: "strongly inclined",
    Inclination.INCLINED: "inclined",
    Inclination.NOT_INCLINED: "not inclined",
    Inclination.STRONGLY_NOT_INCLINED: "strongly not inclined",
}
SIGNS = {
    Rating.STRONG: "++",
    Rating.GOOD: "+",
    Rating.WEAK: "−",
    Rating.POOR: "−−",
    Rating.NO_DATA: "not enough data",
}


def listed(words: Iterable[str]) -> str:
    """Say a list as one says it aloud.

    >>> listed(["Ana", "Tom", "Li"]), listed([])
    ('Ana, Tom and Li', '')
    """
    *first, last = list(words) or [""]
    return f"{', '.join(first)} and {last}" if first else last


def names(members: Iterable[Member]) -> str:
    """Say who, by name."""
    return listed(member.name for member in members)


def counted(number: int, one: str, many: str = "") -> str:
    """Say a number with its noun.

    >>> counted(1, "word"), counted(0, "day")
    ('1 word', '0 days')
    """
    return f"{number} {one if number == 1 else many or one + 's'}"


def vote(value: int) -> str:
    """Say a vote in words; an unknown one by its number."""
    return VOTES.get(Inclination(value), "") if value in set(Inclination) else str(value)


def sign(value: int | None) -> str:
    """Say a rating as it stands in the matrix."""
    return SIGNS[Rating(value)] if value is not None and value in set(Rating) else "no rating"


def quoted(text: str) -> str:
    """Put some words of the packet in quotation marks, on one line, not too many.

    >>> quoted(" so it  is ")
    '“so it is”'
    """
    line = " ".join(text.split()).replace("“", "‘").replace("”", "’")
    if len(line) > LONGEST_QUOTE:
        line = line[:LONGEST_QUOTE].rsplit(" ", 1)[0].rstrip(".,;:") + " …"
    return f"“{line}”"
