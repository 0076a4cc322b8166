"""A company whose every sealed text holds a word of its own, and a plain list of who may ever see that word.

The list is written by hand from rule F3's sentences, not from the policies, so that their faults show.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import timedelta

from doordesk.foundation.kernel import clock
from doordesk.foundation.people.models import Person
from doordesk.mechanisms.assessments.models import Amendment, Assessment, CoachMark, Section
from doordesk.mechanisms.assessments.states import Part, Vote
from doordesk.mechanisms.assessments.states import State as AssessmentState
from doordesk.mechanisms.candidates.models import Application, Resume
from doordesk.mechanisms.coaching import actions as coaching
from doordesk.mechanisms.coaching.actions import Words
from doordesk.mechanisms.debriefs import actions as debriefs
from doordesk.mechanisms.debriefs.models import Debrief, Prompt
from doordesk.mechanisms.debriefs.queries.passages import Evidence
from doordesk.mechanisms.loops.models import DebriefSeat, Interview, Loop, SeatRequest, Trainee
from doordesk.mechanisms.loops.states import Asked, Kind, Learning
from doordesk.mechanisms.practice.actions import save_sheet
from doordesk.mechanisms.practice.queries import case_of
from doordesk.mechanisms.practice.states import Purpose, Typed
from doordesk.mechanisms.principles.models import Version
from doordesk.mechanisms.quality import actions as quality
from doordesk.mechanisms.quality.actions import Said
from doordesk.mechanisms.quality.models import Draw, Piece, Review
from doordesk.mechanisms.quality.states import Line
from doordesk.mechanisms.shadowing.models import DebriefTalk, Talk
from doordesk.mechanisms.shadowing.states import State as TalkState
from doordesk.mechanisms.training import actions as training
from doordesk.mechanisms.training.models import Journey, Path
from doordesk.mechanisms.training.states import Known
from doordesk.mechanisms.writing.actions import add_rule, say_not_here, switch_off
from tests import cast as story
from tests.builders.practice import own_case, own_sheet
from tests.builders.writing import table

AFTER = story.MONDAY + timedelta(days=1)
# Leila has a seat in one interview of each loop: whose, and whether her practice assessment is in (rule F8).
PRACTICE = {
    "Ada One": ("priya", True),
    "Bo Two": ("priya", True),
    "Cy Three": ("wanjiru", True),
    "Di Four": ("wanjiru", True),
    "Ed Five": ("wanjiru", False),
}
PANEL = ("marta", "ana", "priya", "mateo", "wanjiru")


@dataclass
class Sealed:
    """Words planted so far, and for each of them who may read it and whose text it is."""

    people: story.Cast
    readers: dict[str, set[str]] = field(default_factory=dict)

    def word(self, readers: Iterable[str]) -> str:
        """A word that stands nowhere else."""
        made = f"qzx{1001 + len(self.readers)}v"
        self.readers[made] = set(readers)
        return made

    def person(self, name: str) -> Person:
        """One of the cast."""
        found = getattr(self.people, name)
        assert isinstance(found, Person)
        return found


def build() -> Sealed:
    """Five candidates: Priya alone is in; all are in; reading; voting; decided. And a screen of the first."""
    people, versions = story.cast(), story.principles()
    sealed, post = Sealed(people), story.opening(people, versions)
    loops = {}
    for name in ("Ada One", "Bo Two", "Cy Three", "Di Four", "Ed Five"):
        application = story.application(post, name)
        loops[name] = story.loop(people, application, versions)
        _resume(application)
    _learner(loops["Di Four"], people.ben, Learning.LEAD)
    _learner(loops["Ed Five"], people.omar, Learning.WATCH)
    _screen(sealed, loops["Ada One"].application)
    _declined(sealed, loops["Ada One"])
    _write(sealed, loops["Ada One"], handed_in=("priya",))
    _write(sealed, loops["Bo Two"], handed_in=PANEL)
    with clock.at(AFTER):
        for name in ("Cy Three", "Di Four", "Ed Five"):
            _write(sealed, loops[name], handed_in=PANEL, opened=True)
            _read(sealed, loops[name])
        for name in ("Di Four", "Ed Five"):
            _vote(sealed, loops[name])
            _whisper(sealed, loops[name])
        _help(sealed, loops["Di Four"])
        _decide(sealed, loops["Ed Five"])
        _coach(sealed, loops["Ed Five"])
        _lend(sealed, loops["Ed Five"])
        _refuse(sealed)
    _try_cases(sealed)
    _make_a_rule(sealed)
    return sealed


def _make_a_rule(sealed: Sealed) -> None:
    """A rule of Rosa's is read by everybody; why Priya set a mark aside is shown only beside it (rule F6)."""
    everybody, rosa = set(vars(sealed.people)), sealed.people.rosa
    own = add_rule("Blue sky", "own", table(why=f"Says little {sealed.word(everybody)}"), actor=rosa)
    switch_off(own.rule, f"Not now {sealed.word(everybody)}", actor=rosa)
    reason = f"Her words {sealed.word(())}"
    section = Section.objects.filter(assessment__author=sealed.people.priya).order_by("pk")[0]
    say_not_here(f"assessments.section:{section.pk}", own.rule, "0" * 20, reason, actor=sealed.people.priya)


def _try_cases(sealed: Sealed) -> None:
    """Rosa's case: Omar's and Ben's keys and its planted fault are read by those who are in; Ana, who
    teaches Leila, and Rosa read her attempt without them. Of another case there is Omar's draft key."""
    people, in_on_it = sealed.people, {"omar", "ben", "leila"}
    versions = list(Version.objects.order_by("pk"))
    case = own_case(people.rosa, versions, fault=sealed.word({*in_on_it, "rosa"}))
    for name in ("omar", "ben"):
        own_sheet(case, sealed.person(name), sealed.word(in_on_it), key=True)
    way = Path.objects.get(key="interviewer")
    Journey.objects.create(person=people.leila, path=way, mentor=people.ana, begun_at=story.MONDAY)
    own_sheet(case, people.leila, sealed.word({"leila", "ana", "rosa"}))
    other = own_case(people.rosa, versions, title="Another")
    half = Typed(why=sealed.word({"omar"}))
    save_sheet(case_of(other.slug), half, actor=people.omar, purpose=Purpose.KEY)


def _resume(application: Application) -> None:
    Resume.objects.create(
        candidate=application.candidate, filename="cv.txt", media_type="text/plain", size=2,
        content=b"cv", added_at=story.MONDAY,
    )  # fmt: skip


def _learner(loop: Loop, learner: Person, kind: Learning) -> None:
    """Ben learns to lead Di's debrief beside Ana, Omar watches Ed's; both are from another team."""
    DebriefSeat.objects.create(
        loop=loop, person=learner, kind=kind, seated_at=story.MONDAY, seated_by=learner
    )


def _refuse(sealed: Sealed) -> None:
    """Leila is put on a path by her manager, refused by her mentor; a certificate of hers was withdrawn."""
    people, path = sealed.people, Path.objects.get(key=Known.INTERVIEWER)
    said = f"Keen to learn {sealed.word({'leila', 'mateo', 'rosa', 'marta'})}"
    journey = training.begin(people.leila, path, words=said, actor=people.marta)
    training.name_mentor(journey, people.mateo, actor=people.rosa)
    training.refuse(journey, f"Talks more {sealed.word({'leila', 'mateo', 'rosa'})}", actor=people.mateo)
    held = training.grant(people.leila, Known.INTERVIEWER, grounds="Seen.", actor=people.rosa)
    assert held is not None
    training.withdraw(held, f"Too soon {sealed.word({'leila', 'rosa'})}", actor=people.rosa)


def _screen(sealed: Sealed, application: Application) -> None:
    """Omar, who is not on the loop, screened: Priya owes nothing and reads it, Omar reads his own."""
    screen = Interview.objects.create(
        application=application, kind=Kind.SCREEN, interviewer=sealed.people.omar,
        starts_at=story.MONDAY - timedelta(days=9), ends_at=story.MONDAY - timedelta(days=9) + story.HOUR,
    )  # fmt: skip
    written = _draft(screen)
    Section.objects.create(assessment=written, part=Part.NOTES, text=sealed.word({"omar", "priya"}))
    _hand_in(written, vote=None, passed=True)


def _declined(sealed: Sealed, loop: Loop) -> None:
    """Omar asked for a seat; the word with which it was declined is his and the planners'."""
    word = sealed.word({"omar", "ana", "marta", "nadia", "rosa"})
    SeatRequest.objects.create(
        interview=loop.interviews.get(interviewer=sealed.people.wanjiru), person=sealed.people.omar,
        state=Asked.DECLINED, asked_at=story.MONDAY, word=word,
    )  # fmt: skip


def _write(sealed: Sealed, loop: Loop, *, handed_in: tuple[str, ...], opened: bool = False) -> None:
    later = {"nadia", "rosa", *_learners(loop)} if opened else set()
    mentor, practised = PRACTICE[loop.application.candidate.name]
    _practise(sealed, loop.interviews.get(interviewer=sealed.person(mentor)), handed_in=practised)
    for interview in loop.interviews.select_related("interviewer").prefetch_related("owned"):
        written = _draft(interview)
        author = written.author.get_short_name().lower()
        compares = {"leila"} if opened and practised and author == mentor else set()
        readers = {author, *handed_in, *later, *compares} if author in handed_in else {author}
        _texts(sealed, written, interview, readers)
        revealed = loop.application.candidate.name in ("Di Four", "Ed Five")
        # The remark belongs to the vote: it stays hidden from others until the votes are revealed.
        remark = sealed.word(readers if revealed else {author})
        Assessment.objects.filter(pk=written.pk).update(remark=remark)
        if author in handed_in:
            _hand_in(written)
            Amendment.objects.create(
                assessment=written, number=1, reason="More", text=sealed.word(readers), made_at=AFTER
            )
            _marked_by_coach(sealed, written, {author, *({"ana"} & set(handed_in))})


def _marked_by_coach(sealed: Sealed, written: Assessment, readers: set[str]) -> None:
    """What the writing coach had marked: the author's, and Ana's, who leads, once she has handed in (F6)."""
    quoted = {name: sealed.word(readers) for name in ("message", "reason")}
    CoachMark.objects.create(
        assessment=written, section=written.sections.first(), rule="r", start=0, end=1, **quoted
    )


def _practise(sealed: Sealed, interview: Interview, *, handed_in: bool) -> None:
    """Leila's practice assessment: hers; her mentor's and the Core's when both are in. The mentors' are."""
    trainee = sealed.people.leila
    Trainee.objects.create(interview=interview, person=trainee)
    assert interview.interviewer is not None
    mentor = interview.interviewer.get_short_name().lower()
    readers = {"leila", mentor, "rosa"} if handed_in else {"leila"}
    made = Assessment.objects.create(
        interview=interview, author=trainee, practice=True, opened_at=story.MONDAY, vote=Vote.NOT_INCLINED,
        remark=sealed.word(readers),
    )  # fmt: skip
    _texts(sealed, made, interview, readers)
    if handed_in:
        _hand_in(made)
        _talk(sealed, interview, mentor)


def _talk(sealed: Sealed, interview: Interview, mentor: str) -> None:
    """What the mentor said of it: a note of his own in Bo's loop; elsewhere passed on and confirmed.

    What he says of the candidate is as sealed as his assessment is: the Core and Leila wait for the reading.
    """
    name = interview.application.candidate.name
    held = name != "Bo Two"
    readers = {"leila", mentor, "rosa"} if held else {mentor}
    judged = readers if name in ("Cy Three", "Di Four") else {mentor}
    said = {part: f"{part} {sealed.word(readers)}" for part in ("method", "worked", "to_try", "reason")}
    Talk.objects.create(
        seat=interview.trainees.get(), state=TalkState.CONFIRMED if held else TalkState.NOTED, counts=False,
        judgement=f"They {sealed.word(judged)}", line=f"I {sealed.word(readers)}" if held else "",
        noted_at=AFTER, held_at=AFTER if held else None, confirmed_at=AFTER if held else None, **said,
    )  # fmt: skip


def _draft(interview: Interview) -> Assessment:
    assert interview.interviewer is not None
    return Assessment.objects.create(
        interview=interview, author=interview.interviewer, opened_at=story.MONDAY, vote=Vote.INCLINED
    )


def _hand_in(written: Assessment, **more: bool | None) -> None:
    at = story.MONDAY + timedelta(hours=8)
    Assessment.everything.filter(pk=written.pk).update(
        state=AssessmentState.HANDED_IN, handed_in_at=at, **more
    )


def _learners(loop: Loop) -> set[str]:
    """Who learns in its debrief."""
    return {"Di Four": {"ben"}, "Ed Five": {"omar"}}.get(loop.application.candidate.name, set())


def _texts(sealed: Sealed, written: Assessment, interview: Interview, readers: set[str]) -> None:
    Section.objects.create(assessment=written, part=Part.NOTES, text=f"notes {sealed.word(readers)}")
    for owned in interview.owned.all():
        Section.objects.create(
            assessment=written, part=Part.PRINCIPLE, version=owned.version, rating=3,
            text=f"evidence {sealed.word(readers)}",
        )  # fmt: skip


def _debrief(loop: Loop) -> Debrief:
    return Debrief.objects.get(loop=loop)


def _read(sealed: Sealed, loop: Loop) -> None:
    debriefs.call_debrief(loop, actor=sealed.people.ana)
    debriefs.begin_reading(_debrief(loop), actor=sealed.people.ana)


def _vote(sealed: Sealed, loop: Loop) -> None:
    ana = sealed.people.ana
    debriefs.begin_revote(_debrief(loop), actor=ana)
    for name in PANEL:
        debriefs.cast_vote(_debrief(loop), Vote.INCLINED, actor=sealed.person(name))
    debriefs.reveal(_debrief(loop), actor=ana)
    evidence = Section.objects.filter(assessment__interview__loop=loop, assessment__author=ana)
    rests_on = evidence.exclude(version=None).select_related("version")[0]
    assert rests_on.version is not None
    inside = {*PANEL, "nadia", "rosa", *_learners(loop)}
    said = f"A line {sealed.word(inside)}"
    words = Evidence(rests_on.pk, rests_on.text)
    debriefs.add_line(_debrief(loop), rests_on.version, column="met", text=said, evidence=words, actor=ana)
    interview = loop.interviews.get(interviewer=sealed.people.priya)
    note = f"Gap {sealed.word(inside)}"
    debriefs.note_gap(_debrief(loop), interview, interview.owned.all()[0].version, note, actor=ana)


def _whisper(sealed: Sealed, loop: Loop) -> None:
    """One word in private, and one that is kept for coaching."""
    ana, priya = sealed.people.ana, sealed.people.priya
    debriefs.nudge(_debrief(loop), priya, f"Say more {sealed.word({'ana', 'priya'})}", actor=ana)
    core = {"rosa"} if loop.application.candidate.name == "Ed Five" else set()  # once it is over
    kept = f"Well asked {sealed.word({'ana', 'priya', *core})}"
    debriefs.nudge(_debrief(loop), priya, kept, kept=True, actor=ana)


def _help(sealed: Sealed, loop: Loop) -> None:
    """The words of the prompts, for the leader and who learns to lead beside her."""
    for prompt in _debrief(loop).prompts.all():
        prompt.signal, prompt.question = sealed.word({"ana", "ben"}), sealed.word({"ana", "ben"})
        prompt.save()


def _decide(sealed: Sealed, loop: Loop) -> None:
    inside = {*PANEL, "nadia", "rosa", *_learners(loop)}
    debriefs.begin_deciding(_debrief(loop), actor=sealed.people.ana)
    reason = f"I would work with them {sealed.word(inside)}"
    debriefs.turn_key(_debrief(loop), "hire", reason, actor=sealed.people.marta)
    debriefs.turn_key(
        _debrief(loop), "hire", f"The bar is met, clearly {sealed.word(inside)}", actor=sealed.people.ana,
        better_than_half=True, raises_bar=f"Digs to the last row of it {sealed.word(inside)}",
    )  # fmt: skip
    debriefs.close_debrief(_debrief(loop), actor=sealed.people.ana)
    _talk_after(sealed, loop)


def _talk_after(sealed: Sealed, loop: Loop) -> None:
    """What Ana tells Omar about leading a debrief, and his line: theirs and the Core's."""
    said = {name: sealed.word({"ana", "omar", "rosa"}) for name in ("worked", "to_try", "reason", "line")}
    DebriefTalk.objects.create(
        seat=loop.debrief_seat, by=sealed.people.ana, counts=False, held_at=AFTER, confirmed_at=AFTER, **said
    )


def _lend(sealed: Sealed, loop: Loop) -> None:
    """Ben reviews how Priya and Mateo wrote theirs; of Mateo's his review is in, and Tom's, and settled.

    Ben and Tom read what they were lent; the remark that goes with the vote only where their review is in.
    """
    draw = Draw.objects.create(
        since=AFTER.date(), until=AFTER.date(), drawn_at=AFTER, drawn_by=sealed.people.rosa
    )
    draft = _given(sealed, draw, loop, "priya", "ben")
    quality.save_review(draft[0], _marked(sealed, {"ben"}), actor=sealed.people.ben)
    read = {"ben", "tom", "mateo", "rosa"}
    both = _given(sealed, draw, loop, "mateo", "ben", "tom")
    for level, review in zip((4, 2), both, strict=True):
        quality.hand_in(review, _marked(sealed, read, level), actor=review.reviewer)
    settled = f"Read it as thin {sealed.word(read)}"
    quality.settle(both[0].piece, Line.NOTES, settled, actor=sealed.people.rosa)


def _given(sealed: Sealed, draw: Draw, loop: Loop, author: str, *reviewers: str) -> list[Review]:
    """Give somebody's assessment to reviewers, who from now on are readers of its words."""
    assessment = Assessment.objects.get(interview__loop=loop, author=sealed.person(author))
    texts = [
        *assessment.sections.values_list("text", flat=True),
        *assessment.amendments.values_list("text", flat=True),
    ]
    if len(reviewers) > 1:  # here the reviews come in, and the vote is shown with its remark
        texts.append(assessment.remark)
    for text in texts:
        sealed.readers[text.split()[-1]] |= set(reviewers)
    piece = Piece.objects.create(draw=draw, assessment=assessment, why="share", twice=len(reviewers) > 1)
    return [
        Review.objects.create(piece=piece, reviewer=sealed.person(name), given_at=AFTER, due_at=AFTER)
        for name in reviewers
    ]


def _marked(sealed: Sealed, readers: set[str], level: int = 3) -> dict[Line, Said]:
    return {line: Said(level, f"Clear {sealed.word(readers)}") for line in Line}


def _coach(sealed: Sealed, loop: Loop) -> None:
    """A note to Priya and its thread; one to Mateo, unsent; why Wanjiru gets none; a prompt about Priya."""
    ana, priya, debrief = sealed.people.ana, sealed.people.priya, _debrief(loop)
    two = {"ana", "priya", "rosa"}
    said = (f"You asked it twice {sealed.word(two)}", f"Ask once more {sealed.word(two)}")
    note = coaching.send_note(debrief, priya, Words(*said, ["probing"]), revision=0, actor=ana)
    coaching.answer(note, f"I will {sealed.word(two)}", actor=priya)
    coaching.say_tried(note, f"It went well {sealed.word(two)}", actor=priya)
    begun = Words(f"Not sent yet {sealed.word({'ana'})}", "")
    coaching.save_draft(debrief, sealed.people.mateo, begun, revision=0, actor=ana)
    coaching.waive_note(debrief, sealed.people.wanjiru, f"She leaves {sealed.word({'ana'})}", actor=ana)
    Prompt.objects.create(
        debrief=debrief, key="k", kind="contrast", rule="D7", signal=sealed.word({"ana"}), question="q",
        people=[priya.pk], step="discussing", shown_at=AFTER,
    )  # fmt: skip
