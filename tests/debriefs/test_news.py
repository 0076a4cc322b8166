"""A page that lived through the events shows what a fresh one shows, for every word that a room hears."""

import re
from collections.abc import Callable
from html.parser import HTMLParser
from types import ModuleType
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from doordesk.foundation.kernel import clock
from doordesk.foundation.live import actions as live
from doordesk.foundation.live import events as foundation
from doordesk.foundation.live.channels import own
from doordesk.foundation.live.models import Event
from doordesk.mechanisms.assessments import actions as assessments
from doordesk.mechanisms.debriefs import actions, events
from doordesk.mechanisms.debriefs.models import Nudge, Prompt
from doordesk.mechanisms.debriefs.queries.passages import Evidence
from doordesk.mechanisms.debriefs.states import State
from doordesk.mechanisms.loops.models import DebriefSeat
from doordesk.mechanisms.loops.states import Learning
from tests.builders.debriefs import REASON, TUESDAY, Stage, called, turn

pytestmark = pytest.mark.django_db
VIEWERS = ("ana", "marta", "priya", "nadia", "rosa", "omar")
VOID = {"br", "hr", "img", "input", "link", "meta", "use", "path", "circle", "line", "rect"}
TOKEN = re.compile(r'csrfmiddlewaretoken" value="[^"]*"')


class Parts(HTMLParser):
    """The markup of each `data-part` of a page, whole, by its name."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=False)
        self.open: list[tuple[str, int]] = []
        self.depth = 0
        self.text: dict[str, list[str]] = {}
        self.feed(TOKEN.sub("", text))

    def add(self, text: str) -> None:
        for name, _ in self.open:
            self.text[name].append(" ".join(text.split()))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        name = dict(attrs).get("data-part")
        if name:
            self.open.append((name, self.depth))
            self.text[name] = []
        self.add(self.get_starttag_text() or "")
        self.depth += tag not in VOID

    def handle_endtag(self, tag: str) -> None:
        self.add(f"</{tag}>")
        self.depth -= tag not in VOID
        if self.open and self.open[-1][1] == self.depth:
            self.open.pop()

    def handle_data(self, data: str) -> None:
        self.add(data)

    def handle_entityref(self, name: str) -> None:
        self.add(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self.add(f"&#{name};")

    @property
    def found(self) -> dict[str, str]:
        return {name: "".join(text) for name, text in self.text.items()}


class Page:
    """The room in one window, as its script keeps it."""

    def __init__(self, made: Stage, name: str, view: str = "") -> None:
        self.client = Client()
        self.client.force_login(made.who(name))
        self.made, self.view = made, view
        self.parts, self.pulse = self.fresh()

    def fresh(self) -> tuple[dict[str, str], str]:
        answer = self.client.get(reverse("debriefs:room", args=[self.made.room.pk]) + self.view)
        assert answer.status_code == 200
        return self.read(answer.content.decode())

    def read(self, text: str) -> tuple[dict[str, str], str]:
        pulse = re.search(r'data-pulse="([\d.]+)"', text)
        assert pulse is not None
        return Parts(text).found, pulse[1]

    def catch_up(self) -> set[str]:
        """Fetch what changed; a whole answer replaces all parts, another only those it holds."""
        mark = "&" if self.view else "?"
        address = reverse("debriefs:live", args=[self.made.room.pk]) + self.view
        answer = self.client.get(f"{address}{mark}since={self.pulse}")
        if answer.status_code == 204:
            return set()
        text = answer.content.decode()
        news, self.pulse = self.read(text)
        self.parts = news if "data-parts" in text else self.parts | news
        return set(news)


def passage(made: Stage) -> tuple[Any, Evidence]:
    section = made.section("mateo")
    return section.version, Evidence(section.pk, "rang the person on call")


def line(made: Stage) -> None:
    version, evidence = passage(made)
    actions.add_line(
        made.room, version, column="met", text="She stopped it.", evidence=evidence, actor=made.people.priya
    )


def changed_line(made: Stage) -> None:
    line(made)
    row = made.room.lines.get()
    actions.change_line(
        row, text="She stopped it first.", column="not_met", revision=1, actor=made.people.ana
    )
    actions.strike_line(row, actor=made.people.marta)


def gap(made: Stage) -> None:
    interview = made.loop.interviews.get(interviewer=made.people.mateo)
    version = interview.owned.all()[0].version
    actions.note_gap(made.room, interview, version, "Nobody asked.", actor=made.people.ana)


def opened(at: State) -> Stage:
    """A debrief at a step, in which Omar learns to lead beside Ana."""
    made = called(at=at)
    ana, omar = made.people.ana, made.people.omar
    seat = {"kind": Learning.LEAD, "seated_at": TUESDAY, "seated_by": ana}
    DebriefSeat.objects.create(loop=made.loop, person=omar, **seat)
    return made


def nudge(made: Stage) -> None:
    actions.nudge(made.room, made.people.priya, "Which words were hers?", actor=made.people.ana)


def heard_nudge(made: Stage) -> None:
    nudge(made)
    row = Nudge.objects.get()
    actions.acknowledge_nudge(row, actor=made.people.priya)
    actions.keep_nudge(row, kept=True, actor=made.people.ana)


def judged(made: Stage) -> None:
    prompt = Prompt.objects.filter(debrief=made.room, place=1).get()
    actions.judge_prompt(prompt, useful=False, actor=made.people.ana)


def handed_over(made: Stage) -> None:
    actions.take_over(made.room, made.people.ben, "Ana lost her connection.", actor=made.people.ana)


def amended(made: Stage) -> None:
    assessments.amend(made.assessment("mateo"), "It was 07:40.", "A time.", actor=made.people.mateo)


def vote(made: Stage) -> None:
    actions.cast_vote(made.room, 3, actor=made.people.priya)


def absent(made: Stage) -> None:
    actions.note_absence(made.room, made.people.mateo, "Her train.", actor=made.people.ana)


DEEDS: list[tuple[State, Callable[[Stage], object]]] = [
    (State.CALLED, lambda made: live.arrive(events.channel(made.room.pk), [made.people.priya.pk])),
    (State.CALLED, lambda made: actions.set_time(made.room, TUESDAY.replace(hour=23), actor=made.people.ana)),
    (State.CALLED, lambda made: actions.begin_reading(made.room, actor=made.people.ana)),
    (
        State.READING,
        lambda made: actions.mark_read(made.room, made.assessment("mateo"), actor=made.people.priya),
    ),
    (State.READING, lambda made: actions.extend_reading(made.room, 5, actor=made.people.ana)),
    (State.READING, amended),
    (State.READING, handed_over),
    (State.READING, nudge),
    (State.READING, lambda made: actions.begin_revote(made.room, actor=made.people.ana)),
    (State.REVOTING, vote),
    (State.REVOTING, absent),
    (State.DISCUSSING, line),
    (State.DISCUSSING, changed_line),
    (State.DISCUSSING, gap),
    (State.DISCUSSING, heard_nudge),
    (State.DISCUSSING, judged),
    (
        State.DISCUSSING,
        lambda made: actions.note_spoken(made.room, made.people.priya, actor=made.people.ana),
    ),
    (State.DISCUSSING, lambda made: actions.begin_deciding(made.room, actor=made.people.ana)),
    (State.DECIDING, lambda made: turn(made, "hire", "unsure")),  # type: ignore[arg-type]
    (State.DECIDING, lambda made: actions.discuss_again(made.room, actor=made.people.ana)),
    (State.DECIDING, lambda made: actions.raise_veto(made.room, f"{REASON} {REASON}", actor=made.people.ana)),
    (
        State.DECIDING,
        lambda made: actions.cancel_debrief(made.room, "She took another offer.", actor=made.people.nadia),
    ),
]


@pytest.mark.parametrize(("state", "deed"), DEEDS)
def test_page_after_the_events_equals_a_fresh_page(state: State, deed: Callable[[Stage], object]) -> None:
    made = opened(at=state)
    pages = [Page(made, name) for name in VIEWERS] + [Page(made, "nadia", "?view=wall")]
    assert [page.catch_up() for page in pages] == [set()] * len(pages)
    before = Event.objects.count()
    with clock.at(TUESDAY):
        deed(made)
        assert Event.objects.count() > before, "nothing was announced"
        for page in pages:
            page.catch_up()
            parts, pulse = page.fresh()
            assert page.parts == parts
            assert page.pulse == pulse


def words(module: ModuleType) -> set[str]:
    """What a module of events can announce."""
    return {value for name, value in vars(module).items() if name.isupper() and isinstance(value, str)}


def heard(state: State, deed: Callable[[Stage], object]) -> set[str]:
    """The words that a deed announces to the room, or to somebody of it."""
    with transaction.atomic():
        made = opened(at=state)
        with clock.at(TUESDAY):
            deed(made)
        live.leave(events.channel(made.room.pk), [made.people.priya.pk])
        followed = [events.channel(made.room.pk), *(own(made.who(name).pk) for name in VIEWERS)]
        found = set(Event.objects.filter(channel__in=followed).values_list("word", flat=True))
        transaction.set_rollback(True)
    return found


def test_every_word_of_a_room_is_tried() -> None:
    told = set().union(*(heard(state, deed) for state, deed in DEEDS))
    assert words(events) | {foundation.HERE, foundation.LEFT} <= told


def test_a_mark_of_reading_renews_little() -> None:
    made = opened(at=State.READING)
    reader, other = Page(made, "priya"), Page(made, "marta")
    actions.mark_read(made.room, made.assessment("mateo"), actor=made.people.priya)
    assert other.catch_up() == {"lead", "next", "head"}
    assert reader.catch_up() == {"lead", "next", "head", "packet", "order"}


def test_what_is_private_is_no_news_to_others() -> None:
    made = opened(at=State.READING)
    pages = {name: Page(made, name) for name in VIEWERS}
    nudge(made)
    renewed = {name: page.catch_up() for name, page in pages.items()}
    two = {"ana": {"nudges", "nudge"}, "priya": {"nudges", "nudge"}}
    assert renewed == two | {key: set() for key in ("marta", "nadia", "rosa", "omar")}


@pytest.mark.parametrize("pulse", ["", "x", "1.2", "0.0.99999", "-1.0.0", "1.1.1.1", "9" * 40 + ".0.0"])
def test_a_pulse_that_tells_nothing_renews_everything(pulse: str) -> None:
    made = opened(at=State.READING)
    page = Page(made, "priya")
    page.pulse = pulse
    page.catch_up()
    assert page.parts == page.fresh()[0]
