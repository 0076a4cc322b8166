"""What a check says: the rule, how hard it is meant, the sentence, the way out and the spot."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from doordesk.engines.planning.plan import Id, Interview, Person


class Severity(StrEnum):
    """Refuse: invitations cannot leave. Warn: pointed out, one may go on."""

    REFUSE = "refuse"
    WARN = "warn"


@dataclass(frozen=True)
class Finding:
    """One thing that a rule has to say about a plan.

    `rule` is empty where plain sense objects and no rule is needed (times, people who left). `place` is
    ``loop``, ``bar_raiser``, ``interview:<id>``, ``principle:<name>`` or ``person:<id>``.
    """

    rule: str
    severity: Severity
    what: str
    way_out: str
    place: str
    people: tuple[Id, ...] = ()

    @property
    def sentence(self) -> str:
        """The finding in one line: what, the rule, the way out.

        >>> refuse("L3", "loop", "This loop has no recruiter.", "Name one in the opening.").sentence
        'This loop has no recruiter (rule L3). Name one in the opening.'
        """
        cited = f"{self.what.rstrip('.')} (rule {self.rule})." if self.rule else self.what
        return f"{cited} {self.way_out}"

    @property
    def order(self) -> tuple[bool, str, int, str, str]:
        """By rule as the book counts (L2 before L10), plain sense last, then by place and sentence."""
        return not self.rule, self.rule[:1], int(self.rule[1:] or 0), self.place, self.what


def refuse(rule: str, place: str, what: str, way_out: str, *people: Id) -> Finding:
    """Make a finding that keeps invitations from leaving."""
    return Finding(rule, Severity.REFUSE, what, way_out, place, people)


def warn(rule: str, place: str, what: str, way_out: str, *people: Id) -> Finding:
    """Make a finding that points something out."""
    return Finding(rule, Severity.WARN, what, way_out, place, people)


def at(interview: Interview) -> str:
    """The place of an interview."""
    return f"interview:{interview.id}"


def counted(number: int, one: str, many: str = "") -> str:
    """Say a number with its noun.

    >>> counted(1, "interviewer"), counted(3, "interviewer")
    ('1 interviewer', '3 interviewers')
    """
    return f"{number} {one if number == 1 else many or one + 's'}"


def listed(words: Iterable[str]) -> str:
    """Say a list as one says it aloud.

    >>> listed(["Ana", "Tom", "Li"])
    'Ana, Tom and Li'
    """
    *first, last = words
    return f"{', '.join(first)} and {last}" if first else last


def some(people: Iterable[Person], most: int = 5) -> str:
    """Name people, and how many more there are.

    >>> some([Person(n, f"P{n}", 5) for n in range(7)])
    'P0, P1, P2, P3, P4 and 2 more'
    """
    names = [person.name for person in people]
    more = f" and {len(names) - most} more" if len(names) > most else ""
    return ", ".join(names[:most]) + more
