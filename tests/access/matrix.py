"""Who may what and who reads what, at each moment of one candidate's way, as a table.

The moments follow one story (tests/cast.py): a loop of five; then Priya's assessment is in; then all are in;
then the debrief is called, read, and closed. Columns are people, rows are deeds and things to read.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model

from doordesk.foundation.access.doors import can, visible
from doordesk.foundation.access.permissions import P
from doordesk.foundation.access.register import GRANTS
from doordesk.foundation.audit.models import Entry
from doordesk.foundation.kernel.actors import OPERATOR, Actor
from doordesk.foundation.people.models import Person
from doordesk.mechanisms.assessments.models import Assessment, CoachMark, OpenedSeal, Section
from doordesk.mechanisms.assessments.policy import lent
from doordesk.mechanisms.assessments.states import Part, Vote
from doordesk.mechanisms.assessments.states import State as AssessmentState
from doordesk.mechanisms.candidates.models import Application, Resume
from doordesk.mechanisms.coaching.models import Note
from doordesk.mechanisms.coaching.models import Reply as NoteReply
from doordesk.mechanisms.coaching.states import State as NoteState
from doordesk.mechanisms.course.actions import finish
from doordesk.mechanisms.course.models import Finish, Lesson, Reply
from doordesk.mechanisms.debriefs.models import Debrief, Nudge, Prompt
from doordesk.mechanisms.debriefs.states import State as DebriefState
from doordesk.mechanisms.loops.models import DebriefSeat, Interview, Loop, SeatRequest, Trainee
from doordesk.mechanisms.loops.states import Learning
from doordesk.mechanisms.loops.states import State as LoopState
from doordesk.mechanisms.openings.models import Opening
from doordesk.mechanisms.openings.states import State as OpeningState
from doordesk.mechanisms.practice.models import OwnCase, Sheet
from doordesk.mechanisms.principles.models import Principle, Version
from doordesk.mechanisms.quality.models import Draw, Mark, Piece, Review
from doordesk.mechanisms.quality.states import State as ReviewState
from doordesk.mechanisms.shadowing.models import Talk
from doordesk.mechanisms.shadowing.states import State as TalkState
from doordesk.mechanisms.training.models import Certificate, Journey
from doordesk.mechanisms.writing.actions import add_rule, say_not_here
from doordesk.mechanisms.writing.models import NotHere, OwnRule
from tests import cast as story
from tests.builders.practice import own_case, own_sheet
from tests.builders.training import learns
from tests.builders.writing import table

COLUMNS = {
    "erik": "administrator",
    "rosa": "Core",
    "nadia": "recruiter",
    "marta": "hiring manager",
    "ana": "leading Bar Raiser",
    "priya": "interviewer, in first",
    "wanjiru": "interviewer, in last",
    "mateo": "interviewer, mentor of the shadow",
    "leila": "shadow",
    "tom": "learns in the debrief",
    "ben": "another Bar Raiser",
    "omar": "outsider",
    "helen": "chief executive",
    "operator": "command line",
}
# what there is nothing of before the debrief, or before a review
LATE = (
    *("debrief", "note", "nudge", "packet", "prompt", "talk"),
    *("quality:assign", "quality:review", "quality:settle"),
)
MOMENTS = (
    "nobody has handed in",
    "Priya has handed in",
    "all have handed in",
    "the debrief is called",
    "the reading has begun",
    "the debrief is closed",
    "Ben reviews how Priya wrote hers",
    "his review is in",
)
Cells = dict[tuple[str, str], dict[str, bool]]


@dataclass
class World:
    """The story's rows."""

    people: story.Cast
    post: Opening
    draft: Opening
    application: Application
    loop: Loop
    assessments: dict[str, Assessment] = field(default_factory=dict)
    debrief: Debrief | None = None
    nudge: Nudge | None = None
    kept: Nudge | None = None
    note: Note | None = None
    draft_note: Note | None = None
    reply: NoteReply | None = None
    prompt: Prompt | None = None
    review: Review | None = None
    talk: Talk | None = None
    request: SeatRequest | None = None
    journey: Journey | None = None

    def actor(self, name: str) -> Actor:
        """The person of a column."""
        return OPERATOR if name == "operator" else getattr(self.people, name)


def build() -> World:
    """The company with its loop invited and five drafts begun; Leila shadows Mateo and writes, too."""
    people, versions = story.cast(), story.principles()
    post = story.opening(people, versions)
    draft = story.opening(people, versions, title="A draft", state=OpeningState.IN_REVIEW)
    application = story.application(post)
    loop = story.loop(people, application, versions)
    world = World(people, post, draft, application, loop)
    _try_a_case(world, versions)
    Resume.objects.create(
        candidate=application.candidate, filename="cv.txt", media_type="text/plain", size=2, content=b"cv",
        added_at=story.MONDAY,
    )  # fmt: skip
    for one in loop.interviews.select_related("interviewer").prefetch_related("owned__version"):
        world.assessments[_first(one.interviewer)] = _draft(one)
    mateo = loop.interviews.get(interviewer=people.mateo)
    Trainee.objects.create(interview=mateo, person=people.leila)
    world.assessments["leila"] = _draft(mateo, people.leila)
    world.journey = learns(people.leila, people.mateo)
    hers = loop.interviews.get(interviewer=people.priya)
    world.request = SeatRequest.objects.create(interview=hers, person=people.leila, asked_at=story.MONDAY)
    DebriefSeat.objects.create(
        loop=loop, person=people.tom, kind=Learning.LEAD, seated_at=story.MONDAY, seated_by=people.ana
    )
    finish(Lesson.objects.all()[0], actor=people.leila)
    own = add_rule("Blue sky", "own", table(), actor=people.rosa)
    say_not_here("assessments.section:1", own.rule, "0" * 20, "Her words.", actor=people.priya)
    return world


def _try_a_case(world: World, versions: list[Version]) -> None:
    """A case of Rosa's with the keys of Omar and Ben, and the attempt of Leila."""
    people = world.people
    case = own_case(people.rosa, versions)
    for one in (people.omar, people.ben):
        own_sheet(case, one, key=True)
    own_sheet(case, people.leila)


def _first(person: Person | None) -> str:
    assert person is not None
    return person.get_short_name().lower()


def _draft(interview: Interview, trainee: Person | None = None) -> Assessment:
    author = trainee or interview.interviewer
    assert author is not None
    made = Assessment.objects.create(
        interview=interview, author=author, practice=trainee is not None, opened_at=story.MONDAY,
        vote=Vote.INCLINED,
    )  # fmt: skip
    Section.objects.create(assessment=made, part=Part.NOTES, text="notes")
    for owned in interview.owned.all():
        Section.objects.create(
            assessment=made, part=Part.PRINCIPLE, version=owned.version, text="evidence", rating=3
        )
    return made


def _hand_in(*assessments: Assessment) -> None:
    keys = [one.pk for one in assessments]
    Assessment.everything.filter(pk__in=keys).update(
        state=AssessmentState.HANDED_IN, handed_in_at=story.MONDAY
    )


def moments(world: World) -> Iterator[str]:
    """Walk through the story; the world stands at the moment that is yielded."""
    yield MOMENTS[0]
    _hand_in(world.assessments["priya"])
    CoachMark.objects.create(assessment=world.assessments["priya"], rule="r", start=0, end=1, message="m")
    yield MOMENTS[1]
    _hand_in(*world.assessments.values())
    yield MOMENTS[2]
    world.debrief = Debrief.objects.create(
        loop=world.loop, leader=world.people.ana, called_at=story.MONDAY, state=DebriefState.CALLED
    )
    world.talk = Talk.objects.create(seat=Trainee.objects.get(), state=TalkState.HELD, noted_at=story.MONDAY)
    yield MOMENTS[3]
    OpenedSeal.objects.create(loop=world.loop, opened_at=story.MONDAY)
    Debrief.objects.update(state=DebriefState.READING)
    _whisper(world)
    yield MOMENTS[4]
    Debrief.objects.update(state=DebriefState.CLOSED)
    _coach(world)
    yield MOMENTS[5]
    Loop.objects.filter(pk=world.loop.pk).update(state=LoopState.CLOSED)
    _review(world)
    yield MOMENTS[6]
    Review.objects.update(state=ReviewState.HANDED_IN, handed_in_at=story.MONDAY)
    yield MOMENTS[7]


def _whisper(world: World) -> None:
    """What is for one person's eyes: a prompt, a word in private, and one that was kept."""
    said = {"by": world.people.ana, "to": world.people.priya, "text": "Say more.", "sent_at": story.MONDAY}
    debrief = Debrief.objects.get()
    world.nudge = Nudge.objects.create(debrief=debrief, **said)
    world.kept = Nudge.objects.create(debrief=debrief, kept=True, **said)
    world.prompt = Prompt.objects.create(
        debrief=debrief, key="k", kind="split_vote", rule="D5", signal="s", question="q",
        step=DebriefState.READING, shown_at=story.MONDAY, place=1,
    )  # fmt: skip


def _review(world: World) -> None:
    """Priya's assessment is drawn and given to Ben, who has marked a line."""
    day, at = story.MONDAY.date(), story.MONDAY
    draw = Draw.objects.create(since=day, until=day, drawn_at=at, drawn_by=world.people.rosa)
    piece = Piece.objects.create(draw=draw, assessment=world.assessments["priya"], why="share")
    world.review = Review.objects.create(piece=piece, reviewer=world.people.ben, given_at=at, due_at=at)
    Mark.objects.create(review=world.review, line="notes", level=2, sentence="s")


def _coach(world: World) -> None:
    """A note that was sent, one still being written, and an answer."""
    by = {"debrief": Debrief.objects.get(), "author": world.people.ana, "saved_at": story.MONDAY}
    world.note = Note.objects.create(to=world.people.priya, state=NoteState.SENT, **by)
    world.draft_note = Note.objects.create(to=world.people.mateo, **by)
    world.reply = NoteReply.objects.create(
        note=world.note, by=world.people.priya, text="So I will.", at=story.MONDAY
    )


def subjects(world: World) -> dict[P, Any]:
    """What each permission is asked about; a permission that is missing here fails the test."""
    assessment, person = world.assessments["priya"], world.people.leila
    about: dict[str, Any] = {
        "application": world.application, "assessment": assessment, "audit": None,
        "candidate": world.application.candidate, "certificate": person, "coaching": None, "course": None,
        "debrief": world.debrief, "growth": person, "history": None, "journey": world.journey,
        "loop": world.loop, "note": world.note, "nudge": world.nudge, "opening": world.post,
        "packet": world.debrief, "path": None, "person": person, "principle": None, "process": None,
        "programme": None,
        "prompt": world.debrief, "quality": None, "role": person, "screen": world.application,
        "seat": world.request, "setting": None, "talk": world.talk,
        "practice": OwnCase.objects.first(), "writing_rules": None,
    }  # fmt: skip
    found = {permission: about[permission.value.split(":")[0]] for permission in GRANTS}
    special = {
        P.APPLICATION_ADD: world.post,
        P.DEBRIEF_CALL: world.loop,
        P.DEBRIEF_SEAT: world.loop,
        P.NOTE_WAIVE: world.debrief,
        P.NOTE_WRITE: world.debrief,
        P.OPENING_ADD: None,
        P.SEAT_ASK: world.loop.interviews.get(interviewer=world.people.priya),
        P.TALK_HOLD: Trainee.objects.get(),
        P.PRACTICE_FOLLOW: person,
        P.OPENING_APPROVE: world.draft,
    }
    priyas = Certificate.objects.filter(person=world.people.priya).first()
    learning: dict[P, Any] = {P.CERTIFICATE_RENEW: priyas, P.CERTIFICATE_WITHDRAW: priyas}
    learning |= {P.JOURNEY_BEGIN: person, P.JOURNEY_NOMINATE: person}
    piece = world.review.piece if world.review else None
    reviewing = {P.QUALITY_ASSIGN: piece, P.QUALITY_REVIEW: world.review, P.QUALITY_SETTLE: piece}
    return found | special | learning | reviewing


def readings(world: World) -> dict[str, Model]:
    """What is asked to be read: a name for the row of the table, and the row."""
    things: dict[str, Model | None] = {
        "an opening in review": world.draft,
        "the open opening": world.post,
        "a principle": Principle.objects.first(),
        "a colleague": world.people.omar,
        "the candidate": world.application.candidate,
        "the application": world.application,
        "the résumé": Resume.objects.first(),
        "the loop": world.loop,
        "Mateo's interview": world.loop.interviews.get(interviewer=world.people.mateo),
        "Priya's assessment": world.assessments["priya"],
        "what the coach marked in Priya's assessment": CoachMark.objects.first(),
        "Wanjiru's assessment": world.assessments["wanjiru"],
        "Mateo's assessment": world.assessments["mateo"],
        "Leila's practice assessment": world.assessments["leila"],
        "a passage of Leila's practice": Section.everything.filter(
            assessment=world.assessments["leila"]
        ).first(),
        "the talk after Mateo's interview": world.talk,
        "Leila's request for a seat": world.request,
        "the debrief": world.debrief,
        "a nudge to Priya": world.nudge,
        "a nudge kept as a note": world.kept,
        "a prompt": world.prompt,
        "a quality review of hers": world.review,
        "its marks": Mark.objects.first(),
        "its piece": Piece.objects.first(),
        "Leila's attempt at a practice case": Sheet.objects.filter(person=world.people.leila).first(),
        "Omar's key for a practice case": Sheet.objects.filter(person=world.people.omar).first(),
        "Leila's answer in a lesson": Reply.objects.first(),
        "a lesson that Leila finished": Finish.objects.first(),
        "a coaching note to Priya": world.note,
        "a note to Mateo, being written": world.draft_note,
        "Priya's answer to her note": world.reply,
        "the shadow's way to a certificate": world.journey,
        "a rule of the writing coach": OwnRule.objects.first(),
        "a mark that Priya set aside": NotHere.objects.first(),
        "an entry of the trail": Entry.objects.first(),
    }
    return {name: thing for name, thing in things.items() if thing is not None}


def cells(world: World) -> Cells:
    """(deed or thing, column) -> at each moment when there is such a thing, whether it is allowed."""
    found: Cells = {}
    for moment in moments(world):
        for column in COLUMNS:
            for row, allowed in _allowed(world, world.actor(column)):
                found.setdefault((row, column), {})[moment] = allowed
    return found


def _allowed(world: World, actor: Actor) -> Iterator[tuple[str, bool]]:
    for permission, subject in sorted(subjects(world).items()):
        if subject is not None or not permission.value.startswith(LATE):
            yield f"`{permission.value}`", can(actor, permission, subject)
    for name, thing in readings(world).items():
        rows = type(thing)._base_manager.filter(pk=thing.pk)  # practice, too: rule F8
        yield f"reads {name}", visible(actor, type(thing), rows).exists()
    priyas = Assessment.objects.filter(pk=world.assessments["priya"].pk)
    yield "reads Priya's assessment, names masked", priyas.filter(lent(actor)).exists()


def markdown(found: Cells) -> str:
    """The published page."""
    rows = sorted({row for row, _ in found})
    lines = [[row, *(_cell(found[row, column]) for column in COLUMNS)] for row in rows]
    head = ["", *(f"{who} ({name})" if name != "operator" else who for name, who in COLUMNS.items())]
    body = "\n".join("| " + " | ".join(line) + " |" for line in [head, ["---"] * len(head), *lines])
    moments_list = "\n".join(f"{number}. {moment}" for number, moment in enumerate(MOMENTS, 1))
    return (
        "# Who may what, and who reads what\n\n"
        "*Made from the code by the tests (`make access`); the suite fails when the two differ.*\n\n"
        "One candidate's way at six moments:\n\n"
        f"{moments_list}\n\n"
        "A cell names the moments at which the person may; `•` is always, empty is never. A permission says "
        "who may; whether the deed is possible then is said by the [state tables](states.md).\n\n"
        f"{body}\n"
    )


def when(answers: dict[str, bool]) -> list[str]:
    """The moments at which it is allowed."""
    return [moment for moment, allowed in answers.items() if allowed]


def _cell(answers: dict[str, bool]) -> str:
    numbers = [str(MOMENTS.index(moment) + 1) for moment in when(answers)]
    return "•" if len(numbers) == len(answers) else " ".join(numbers)
