"""Scorecards of an export, as records: version 1 whole, version 3 from its three tables. Touches nothing."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from doordesk.mechanisms.imports.models import Told
from doordesk.mechanisms.imports.queries.cleaning import one_line, plain
from doordesk.mechanisms.imports.queries.fields import Item
from doordesk.mechanisms.imports.queries.hiring import human, unknown_human
from doordesk.mechanisms.imports.queries.records import Card, Human, Line, Sheet
from doordesk.mechanisms.imports.queries.words import RATINGS, SUBMITTED, rating, vote

NOBODY = Human("unknown interviewer", "Unknown interviewer", Told.MENTIONED)
PRIVATE = {"private note", "private notes"}
TAKE_AWAYS = {"key take-aways", "key takeaways"}
LONGEST_LABEL = 200
THIRD = ("candidate_rating", "interviewer_id", "submitter_id", "private_notes", "public_notes", "status")


@dataclass(frozen=True, slots=True)
class Taken:
    """A scorecard as read: who wrote it, its content, and what of it could not be taken."""

    card: Card
    author: Human
    applicant: str = ""
    attributes: Sheet | None = None
    answers: Sheet | None = None
    complaints: tuple[str, ...] = ()


def is_third(item: Item) -> bool:
    """Tell version 3 from version 1 by its fields."""
    return not item.has("overall_recommendation", "attributes", "questions") and item.has(*THIRD)


def scorecard(item: Item) -> Taken:
    """A scorecard of either version, or the reason why it cannot be taken."""
    return _third(item) if is_third(item) else _first(item)


def attribute(item: Item) -> tuple[str, str, Line, str]:
    """A row of version 3's attributes: scorecard, attribute's number, what it says, and a complaint."""
    given, complaint = rating(item, "candidate_attribute_rating")
    said = Line("", item.prose("note"), given)
    return item.key("scorecard_id"), item.key("job_candidate_attribute_id"), said, complaint


def answer(item: Item) -> tuple[str, str, Line, str]:
    """A row of version 3's answers, likewise."""
    field = "answer" if item.values.get("answer") is not None else "boolean_value"
    return item.key("scorecard_id"), item.key("scorecard_question_id"), Line("", item.prose(field)), ""


def label(item: Item) -> tuple[str, str]:
    """A row of the tables that name attributes and questions: number and words."""
    return item.key("id"), item.prose("question") or item.prose("question_text") or item.prose("name")


def under(heading: str, line: Line) -> Line:
    """Put a heading over what is said; one that is too long for a heading stands whole above the text."""
    words = one_line(heading, LONGEST_LABEL)
    if len(" ".join(heading.split())) <= LONGEST_LABEL:
        return replace(line, label=words)
    return replace(line, label=words, text=f"{heading}\n\n{line.text}".strip())


def sheet(key: str, lines: Iterable[Line]) -> Sheet:
    """What a scorecard says under its headings; where nothing is said and nothing rated there is no line."""
    return Sheet(key, tuple(line for line in lines if line.text or line.rating is not None))


def is_private(heading: str) -> bool:
    """Tell whether a question asks for private notes."""
    return _bare(heading) in PRIVATE


def _bare(heading: str) -> str:
    return heading.strip().rstrip(":").lower()


def _first(item: Item) -> Taken:
    """Version 1: everything in one object; take-aways and private notes stand among the questions."""
    author = human(item.part("interviewer")) or human(item.part("submitted_by"))
    asked = [(one.prose("question"), one.prose("answer")) for one in item.parts("questions")]
    notes = _joined(answer for question, answer in asked if _bare(question) in TAKE_AWAYS)
    private = _joined(answer for question, answer in asked if is_private(question))
    card = _card(item, author, vote(item, "overall_recommendation"), notes, private)
    attributes, complaints = _rated(item)
    apart = TAKE_AWAYS | PRIVATE
    answers = (under(question, Line("", said)) for question, said in asked if _bare(question) not in apart)
    applicant = item.maybe_key("candidate_id")
    return Taken(
        card,
        author or NOBODY,
        applicant,
        sheet(card.id, attributes),
        sheet(card.id, (line for line in answers if line.text)),
        complaints,
    )


def _third(item: Item) -> Taken:
    """Version 3: attributes and answers come from tables of their own."""
    status = item.word("status")
    if status == "draft":
        raise item.wrong("status", "a draft that was never submitted.")
    if status and status not in SUBMITTED:
        raise item.wrong("status", f"“{status}” is no status that is known here.")
    key = item.maybe_key("interviewer_id") or item.maybe_key("submitter_id")
    author = unknown_human(key) if key else None
    notes = _joined((item.prose("notes"), item.prose("public_notes")))
    card = _card(item, author, vote(item, "candidate_rating"), notes, item.prose("private_notes"))
    return Taken(card, author or NOBODY)


def _card(item: Item, author: Human | None, given: int | None, notes: str, private: str) -> Card:
    submitted_at = item.moment("submitted_at")
    if submitted_at is None:
        raise item.wrong("submitted_at", "a draft that was never submitted.")
    return Card(
        item.key("id"),
        item.key("application_id"),
        (author or NOBODY).id,
        item.line("interview"),
        item.moment("interviewed_at"),
        submitted_at,
        None if given is None else int(given),
        notes,
        private,
    )


def _rated(item: Item) -> tuple[list[Line], tuple[str, ...]]:
    """Version 1's attributes; a rating that stands only in the lists by rating counts as well."""
    listed = dict(_listed(item))
    lines, complaints = [], []
    for one in item.parts("attributes"):
        name = one.prose("name")
        given, complaint = rating(one, "rating")
        lines.append(under(name, Line("", one.prose("note"), given or listed.get(name))))
        listed.pop(name, None)
        complaints.append(complaint)
    lines += [under(name, Line("", "", given)) for name, given in listed.items()]
    return lines, tuple(filter(None, complaints))


def _listed(item: Item) -> Iterator[tuple[str, int | None]]:
    lists = item.part("ratings")
    for word, given in RATINGS.items() if lists else ():
        for name in lists.each(word) if lists and word else ():
            if given is not None and isinstance(name, str):
                yield plain(name), int(given)


def _joined(texts: Iterable[str]) -> str:
    """Several texts as one, each once."""
    return "\n\n".join(dict.fromkeys(filter(None, texts)))
