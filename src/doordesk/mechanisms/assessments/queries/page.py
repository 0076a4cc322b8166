"""The writing page as rows ready to be shown: texts, ratings with anchors, questions, what waits and why."""

from dataclasses import dataclass
from datetime import datetime

from doordesk.foundation.kernel.actors import Actor
from doordesk.foundation.kernel.clock import now
from doordesk.foundation.ui.marks import Words, mark_of
from doordesk.mechanisms.assessments.models import Assessment, Section
from doordesk.mechanisms.assessments.queries.coached import place_name, remark_name
from doordesk.mechanisms.assessments.queries.drafts import judged, owned_sections, parts, place_of, print_of
from doordesk.mechanisms.assessments.queries.standing import due_of
from doordesk.mechanisms.assessments.states import Gap, Vote, gaps_before_end, gaps_before_rating
from doordesk.mechanisms.principles.models import BankQuestion, Version
from doordesk.mechanisms.principles.queries import vocabulary


@dataclass(slots=True)
class Text:
    """One text field: what stands in it, which revision it grew from, and the other text in a conflict."""

    section_id: int
    place: str
    text: str
    revision: int
    saved_at: datetime | None
    was: str
    coach: str = ""
    theirs: str | None = None
    refusal: str = ""

    @property
    def unsaved(self) -> bool:
        """Whether it differs from what is stored, because that was refused."""
        return print_of(self.text) != self.was


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the ratings or votes: its value, sign and words, and for a rating how it sounds."""

    value: int
    sign: str
    words: Words
    anchor: str = ""


@dataclass(slots=True)
class Owned:
    """One principle to judge."""

    number: int
    section_id: int
    version: Version
    evidence: Text
    rating: int | None
    was: int | None
    choices: tuple[Choice, ...]
    questions: tuple[BankQuestion, ...]
    waits: str

    @property
    def rating_name(self) -> str:
        """Under which name its rating is sent."""
        return f"rating-{self.section_id}"


@dataclass(slots=True)
class End:
    """The vote with its remark, or a screen's yes or no."""

    number: int
    vote: int | None
    was: int | None
    passed: bool | None
    remark: Text
    choices: tuple[Choice, ...]
    waits: str


@dataclass(slots=True)
class WritingPage:
    """Everything the page shows; `others` are sections of principles that were taken from the interview."""

    assessment: Assessment
    notes: Text
    owned: list[Owned]
    others: list[Section]
    end: End
    begun: bool
    due: datetime | None
    missing: list[Gap]

    @property
    def is_screen(self) -> bool:
        """Whether it ends in yes or no (rule L8)."""
        return self.assessment.interview.loop_id is None

    @property
    def saved_at(self) -> datetime | None:
        """When anything on the page was last saved."""
        texts = [self.notes, *(one.evidence for one in self.owned)]
        return max((text.saved_at for text in texts if text.saved_at), default=None)


def page_of(actor: Actor, assessment: Assessment) -> WritingPage:
    """Build the page of the actor's own draft."""
    notes, sections = parts(assessment)
    assert notes is not None  # noqa: S101 - every assessment is laid out with notes
    owned = owned_sections(assessment, sections)
    banks = {version.principle_id: version for version in vocabulary(actor)}
    written = bool(notes.text.strip())
    gaps = gaps_before_end(notes=written, judged=[judged(one) for one in owned])
    starts = assessment.interview.starts_at
    return WritingPage(
        assessment=assessment,
        notes=_text(notes),
        owned=[_owned(n, one, banks, notes=written) for n, one in enumerate(owned, 2)],
        others=[one for one in sections if one not in owned and (one.text or one.rating is not None)],
        end=_end(assessment, len(owned) + 2, gaps),
        begun=starts is not None and starts <= now(),
        due=due_of(assessment.interview),
        missing=gaps,
    )


def _text(section: Section) -> Text:
    text = section.text
    coach = place_name(section.pk)
    return Text(
        section.pk, place_of(section), text, section.revision, section.saved_at, print_of(text), coach
    )


def _owned(number: int, section: Section, banks: dict[int, Version], *, notes: bool) -> Owned:
    version = section.version
    assert version is not None  # noqa: S101 - sections of principles have one
    bank = banks.get(version.principle_id)
    waits = gaps_before_rating(notes=notes, one=judged(section))
    return Owned(
        number=number,
        section_id=section.pk,
        version=version,
        evidence=_text(section),
        rating=section.rating,
        was=section.rating,
        choices=tuple(_choice(value, anchor) for value, anchor in version.anchors),
        questions=tuple(bank.principle.questions.all()) if bank else (),
        waits=waits[0].what if waits else "",
    )


def _choice(value: int, anchor: str) -> Choice:
    mark = mark_of(value)
    return Choice(value, mark.sign, mark.rating, anchor)


def _end(assessment: Assessment, number: int, gaps: list[Gap]) -> End:
    choices = tuple(Choice(vote.value, mark_of(vote).sign, str(vote.label)) for vote in Vote)
    text = assessment.remark
    coach = remark_name(assessment.pk)
    remark = Text(assessment.pk, "remark", text, assessment.revision, None, print_of(text), coach)
    waits = gaps[0].what if gaps else ""
    return End(number, assessment.vote, assessment.vote, assessment.passed, remark, choices, waits)
