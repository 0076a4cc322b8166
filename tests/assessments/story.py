"""What the browser tests play on the server's own database (tests/builders/server.py)."""

from datetime import timedelta

from doordesk.foundation.kernel.clock import now
from doordesk.foundation.people.models import Person
from doordesk.mechanisms.assessments.models import Assessment
from doordesk.mechanisms.loops.models import Interview, OwnedPrinciple
from doordesk.mechanisms.openings.models import Opening
from doordesk.mechanisms.principles.models import BankQuestion, Version
from tests import cast as builders
from tests.builders.assessments import interview_of, screen

LONG = (
    "Took up what would have cost others, brought in those it touched, and stayed until the cause was gone. "
)


def company() -> None:
    """The cast, four principles with anchors and questions as long as real ones, and Marta's opening."""
    people = builders.cast()
    versions = builders.principles()
    for version in versions:
        Version.objects.filter(pk=version.pk).update(
            anchor_strong=LONG * 3, anchor_good=LONG * 3, anchor_weak=LONG * 3, anchor_poor=LONG * 3
        )
        for number in range(6):
            BankQuestion.objects.create(
                principle=version.principle,
                text=f"Tell me about time number {number} that you took on a problem nobody had given you.",
                follow_ups="Whose problem was it on paper, and what did you say to them?\n" * 4,
                listen_for="Whether the people in charge were told and included, and it came to an end.",
            )
    builders.opening(people, versions)


def interview(candidate: str, principles: int = 1) -> int:
    """Priya's interview of a new candidate, begun twenty minutes ago; returns its number."""
    post = Opening.objects.get()
    versions = [weight.principle.versions.get() for weight in post.weights.all()]
    people = builders.Cast(**{p.get_short_name().lower(): p for p in Person.objects.all()})
    loop = builders.loop(people, builders.application(post, candidate), versions)
    hers = interview_of(loop, people.priya)
    begun = now() - timedelta(minutes=20)
    Interview.objects.filter(pk=hers.pk).update(starts_at=begun, ends_at=begun + timedelta(hours=1))
    taken = hers.owned.values("version")
    for version in Version.objects.exclude(pk__in=taken)[: principles - 1]:
        OwnedPrinciple.objects.create(interview=hers, version=version)
    return hers.pk


def phone_screen(candidate: str) -> int:
    """Priya's screen of a new candidate, begun twenty minutes ago."""
    priya = Person.objects.get(name="Priya Raman")
    applied = builders.application(Opening.objects.get(), candidate)
    return screen(applied, priya, now() - timedelta(minutes=20)).pk


def stored(interview_id: int) -> dict[str, object]:
    """What the database holds of Priya's assessment."""
    made = Assessment.objects.get(interview=interview_id, author__name="Priya Raman")
    return {
        "state": made.state,
        "vote": made.vote,
        "passed": made.passed,
        "remark": made.remark,
        "texts": [section.text for section in made.sections.all()],
        "ratings": [section.rating for section in made.sections.all() if section.version_id],
        "revisions": [section.revision for section in made.sections.all()],
    }


def loop_of(interview_id: int) -> int:
    """The loop of an interview."""
    return Interview.objects.values_list("loop", flat=True).get(pk=interview_id)
