"""An export as one past: every record once, what is referred to but absent as a stand-in. Touches nothing."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace
from typing import TypeVar

from doordesk.mechanisms.imports.models import Kind, Told
from doordesk.mechanisms.imports.queries import hiring, scorecards
from doordesk.mechanisms.imports.queries.fields import Item, Unusable
from doordesk.mechanisms.imports.queries.files import Export, Table, items
from doordesk.mechanisms.imports.queries.records import Applicant, Bid, Card, Human, Line, Post, Record, Sheet
from doordesk.mechanisms.imports.queries.report import Report

R = TypeVar("R", bound=Record)


@dataclass
class Past:
    """Records by the old system's numbers; what could not be taken stands in the report."""

    report: Report
    humans: dict[str, Human] = field(default_factory=dict)
    posts: dict[str, Post] = field(default_factory=dict)
    applicants: dict[str, Applicant] = field(default_factory=dict)
    bids: dict[str, Bid] = field(default_factory=dict)
    cards: dict[str, Card] = field(default_factory=dict)
    attributes: dict[str, Sheet] = field(default_factory=dict)
    answers: dict[str, Sheet] = field(default_factory=dict)


def past_of(export: Export, report: Report) -> Past:
    """Read all tables of an export."""
    past = Past(report)
    gather = _Gatherer(past, set(export.tables))
    for table in Table:
        gather.read(table, export)
    gather.finish()
    return past


class _Gatherer:
    """Takes in item after item; keeps version 3's loose lines until their scorecards are known."""

    def __init__(self, past: Past, tables: set[Table]) -> None:
        self.past, self.report, self.tables = past, past.report, tables
        self.names: dict[Table, dict[str, str]] = {Table.ATTRIBUTE_NAMES: {}, Table.QUESTIONS: {}}
        self.loose: dict[Table, dict[str, list[Line]]] = {Table.ATTRIBUTES: {}, Table.ANSWERS: {}}
        self.employees: dict[str, str] = {}
        self.passed_over: set[str] = set()

    def read(self, table: Table, export: Export) -> None:
        """Read one table; an item that cannot be taken is skipped with its reason."""
        take, kind = self._takers[table]
        for item in items(export.tables.get(table, [])):
            if isinstance(item, str):
                self.report.skip(kind, "", f"{item}: this is no object.")
                continue
            try:
                take(self, item)
            except Unusable as reason:
                self._pass_over(table, kind, item, str(reason))

    def _pass_over(self, table: Table, kind: Kind, item: Item, reason: str) -> None:
        key = ""
        for name in ("scorecard_id", "id"):
            try:
                key = key or item.maybe_key(name)
            except Unusable:
                continue
        if table is Table.SCORECARDS:
            self.passed_over.add(key)
        self.report.skip(kind, key, reason)

    def _keep(self, records: dict[str, R], record: R, kind: Kind, place: str = "") -> None:
        """Keep what says more; of two rows that say all, the later one counts."""
        before = records.get(record.id)
        if before is None or record.told > before.told:
            records[record.id] = record
        elif record.told == before.told == Told.WHOLE and record != before:
            records[record.id] = record
            self.report.skip(kind, record.id, f"{place}: this number is there twice; the later one counts.")

    def _name(self, table: Table, item: Item) -> None:
        key, words = scorecards.label(item)
        self.names[table][key] = words

    def _attribute_name(self, item: Item) -> None:
        self._name(Table.ATTRIBUTE_NAMES, item)

    def _question(self, item: Item) -> None:
        self._name(Table.QUESTIONS, item)

    def _user(self, item: Item) -> None:
        human = hiring.user(item)
        self._keep(self.past.humans, human, Kind.PERSON, item.place)
        self.employees[hiring.by_employee(item.maybe_key("employee_id"))] = human.id

    def _mention(self, human: Human) -> None:
        self._keep(self.past.humans, human, Kind.PERSON)

    def _job(self, item: Item) -> None:
        post, team = hiring.job(item)
        self._keep(self.past.posts, post, Kind.OPENING, item.place)
        for human in team:
            self._mention(human)

    def _candidate(self, item: Item) -> None:
        self._keep(self.past.applicants, hiring.candidate(item), Kind.CANDIDATE, item.place)
        for one in item.parts("applications"):
            try:
                self._bid(one, Told.NAMED)
            except Unusable:  # told of in passing; the applications' own table says what is wrong with it
                continue

    def _application(self, item: Item) -> None:
        self._bid(item, Told.WHOLE)

    def _bid(self, item: Item, told: Told) -> None:
        bid, post = hiring.application(item, told)
        self._keep(self.past.bids, bid, Kind.APPLICATION, item.place)
        self._keep(self.past.posts, post, Kind.OPENING)

    def _attribute(self, item: Item) -> None:
        key, number, line, complaint = scorecards.attribute(item)
        heading = self.names[Table.ATTRIBUTE_NAMES].get(number) or f"Attribute {number}"
        self.loose[Table.ATTRIBUTES].setdefault(key, []).append(scorecards.under(heading, line))
        if complaint:
            self.report.skip(Kind.ASSESSMENT, key, complaint)

    def _answer(self, item: Item) -> None:
        key, number, line, _ = scorecards.answer(item)
        heading = self.names[Table.QUESTIONS].get(number) or f"Question {number}"
        self.loose[Table.ANSWERS].setdefault(key, []).append(scorecards.under(heading, line))

    def _scorecard(self, item: Item) -> None:
        taken = scorecards.scorecard(item)
        card, past = taken.card, self.past
        self._keep(past.cards, card, Kind.ASSESSMENT, item.place)
        self._mention(taken.author)
        known = past.bids.get(card.bid)
        if known is None or (known.told is Told.MENTIONED and not known.applicant):
            past.bids[card.bid] = hiring.unknown_bid(card.bid, taken.applicant)
        for sheet, sheets in ((taken.attributes, past.attributes), (taken.answers, past.answers)):
            if sheet is not None:
                sheets[card.id] = sheet
        for complaint in taken.complaints:
            self.report.skip(Kind.ASSESSMENT, card.id, complaint)

    def finish(self) -> None:
        """Bring together what is one: lines and their scorecards, employees and their users."""
        self._sheets()
        past, users = self.past, self.employees
        for key in users.keys() & past.humans.keys():
            del past.humans[key]
        for key, card in past.cards.items():
            if card.author in users:
                past.cards[key] = replace(card, author=users[card.author])
        for key, post in past.posts.items():
            if {post.manager, post.recruiter} & users.keys():
                manager, recruiter = (users.get(one, one) for one in (post.manager, post.recruiter))
                past.posts[key] = replace(post, manager=manager, recruiter=recruiter)

    def _sheets(self) -> None:
        """Give version 3's lines to their scorecards, an empty sheet where a table has none for one."""
        for table, sheets in (
            (Table.ATTRIBUTES, self.past.attributes),
            (Table.ANSWERS, self.past.answers),
        ):
            loose = self.loose[table]
            if table in self.tables:
                for key in self.past.cards:
                    sheets.setdefault(key, scorecards.sheet(key, loose.get(key, ())))
            for key in loose.keys() - self.past.cards.keys() - self.passed_over:
                sheets[key] = scorecards.sheet(key, loose[key])

    _takers: Mapping[Table, tuple[Callable[["_Gatherer", Item], None], Kind]] = {
        Table.ATTRIBUTE_NAMES: (_attribute_name, Kind.ASSESSMENT),
        Table.QUESTIONS: (_question, Kind.ASSESSMENT),
        Table.USERS: (_user, Kind.PERSON),
        Table.JOBS: (_job, Kind.OPENING),
        Table.CANDIDATES: (_candidate, Kind.CANDIDATE),
        Table.APPLICATIONS: (_application, Kind.APPLICATION),
        Table.ATTRIBUTES: (_attribute, Kind.ASSESSMENT),
        Table.ANSWERS: (_answer, Kind.ASSESSMENT),
        Table.SCORECARDS: (_scorecard, Kind.ASSESSMENT),
    }


@dataclass(frozen=True, slots=True)
class Known:
    """Numbers of applications, candidates and openings that earlier imports took in."""

    bids: Collection[str] = ()
    applicants: Collection[str] = ()
    posts: Collection[str] = ()


def stand_in(past: Past, known: Known) -> None:
    """Put a stand-in wherever an application refers to what is absent, unless earlier imports know better."""
    for bid in past.bids.values():
        new = bid.told is not Told.MENTIONED or bid.id not in known.bids
        applicant = hiring.unknown_applicant(bid.applicant, "" if bid.applicant else bid.id)
        if new or applicant.id in known.applicants:
            past.applicants.setdefault(applicant.id, applicant)
        if new or bid.post in known.posts:
            past.posts.setdefault(bid.post, hiring.unknown_post(bid.post))
