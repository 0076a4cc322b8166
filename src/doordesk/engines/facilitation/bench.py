"""How often the prompts are right: precision and recall on labelled meetings, by kind and by half."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from doordesk.engines.facilitation.files import Table, Unreadable, meeting_from
from doordesk.engines.facilitation.meeting import Meeting
from doordesk.engines.facilitation.prompt import Kind, Prompt
from doordesk.engines.facilitation.prompts import MOST, everything


@dataclass(frozen=True)
class Expected:
    """A prompt that should come: its kind, who must be among its people, the principle if that matters."""

    kind: Kind
    people: frozenset[int] = frozenset()
    principle: int | None = None

    def met_by(self, one: Prompt) -> bool:
        """Tell whether this prompt is the one."""
        fits = self.principle is None or self.principle == one.principle
        return self.kind == one.kind and fits and self.people <= set(one.people)


@dataclass(frozen=True)
class Labelled:
    """A meeting and the prompts that it should have; `split` is the half it belongs to."""

    name: str
    split: str
    meeting: Meeting
    expected: tuple[Expected, ...]


@dataclass(frozen=True)
class Judged:
    """What was found, not found and wrongly found in one labelled meeting."""

    packet: Labelled
    right: tuple[Prompt, ...]
    wrong: tuple[Prompt, ...]
    missed: tuple[Expected, ...]


@dataclass(frozen=True)
class Score:
    """Counts of one kind, or of all."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    @property
    def precision(self) -> float | None:
        """The share of what was said that was right; None if nothing was said."""
        return _share(self.right, self.right + self.wrong)

    @property
    def recall(self) -> float | None:
        """The share of what should have been said that was; None if there was nothing to say."""
        return _share(self.right, self.right + self.missed)


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None


@dataclass(frozen=True)
class Report:
    """The figures of one half: all that was found, and by kind; `silent`: clean packets without a prompt."""

    split: str
    packets: int
    clean: int
    silent: int
    overall: Score
    shown: Score
    kinds: Mapping[Kind, Score]
    judged: tuple[Judged, ...] = field(repr=False, default=())


def labelled_from(table: Table, split: str) -> Labelled:
    """Read a labelled packet; `Unreadable` says where it is wrong."""
    meeting = meeting_from(table)
    people = {member.name: member.id for member in meeting.members}
    principles = {one.name: one.id for one in meeting.principles}
    name = str(table.get("name", "unnamed"))
    try:
        expected = tuple(_expected(one, people, principles) for one in table.get("expect", ()))
    except (KeyError, ValueError) as error:
        raise Unreadable(f"{name}: an expectation cannot be read: {error}.") from error
    return Labelled(name, split, meeting, expected)


def _expected(one: Mapping[str, Any], people: Mapping[str, int], principles: Mapping[str, int]) -> Expected:
    who = frozenset(people[name] for name in one.get("people", ()))
    principle = principles[one["principle"]] if "principle" in one else None
    return Expected(Kind(one["kind"]), who, principle)


def judge(packet: Labelled, said: Sequence[Prompt]) -> Judged:
    """Compare what was said with what was expected; each expectation is met once."""
    left, right, wrong = list(packet.expected), [], []
    for one in said:
        met = next((it for it in left if it.met_by(one)), None)
        if met is None:
            wrong.append(one)
        else:
            left.remove(met)
            right.append(one)
    return Judged(packet, tuple(right), tuple(wrong), tuple(left))


def report(split: str, packets: Iterable[Labelled]) -> Report:
    """Measure one half: everything found, and what would be shown when only the first few are."""
    here = [one for one in packets if one.split == split]
    judged = tuple(judge(one, everything(one.meeting)) for one in here)
    shown = [judge(one, everything(one.meeting)[:MOST]) for one in here]
    clean = [one for one in judged if not one.packet.expected]
    return Report(
        split,
        len(here),
        len(clean),
        sum(not one.wrong for one in clean),
        _score(judged),
        _score(shown),
        {kind: _score(judged, kind) for kind in Kind},
        judged,
    )


def _score(judged: Iterable[Judged], kind: Kind | None = None) -> Score:
    counts: Counter[str] = Counter()
    for one in judged:
        counts["right"] += sum(kind in {None, it.kind} for it in one.right)
        counts["wrong"] += sum(kind in {None, it.kind} for it in one.wrong)
        counts["missed"] += sum(kind in {None, it.kind} for it in one.missed)
    return Score(counts["right"], counts["wrong"], counts["missed"])


def as_text(one: Report) -> str:
    """The figures as a table to read; kinds that never came up are left out."""
    head = (
        f"{one.split}: {one.packets} packets, {one.clean} of them clean; "
        f"silent on {one.silent} of the {one.clean}\n"
        f"{'kind':<26}{'right':>6}{'wrong':>7}{'missed':>8}{'precision':>11}{'recall':>8}"
    )
    rows = [(str(kind), score) for kind, score in one.kinds.items() if score != Score()]
    rows += [("all that was found", one.overall), (f"the first {MOST} of each", one.shown)]
    lines = (
        f"{name:<26}{score.right:>6}{score.wrong:>7}{score.missed:>8}"
        f"{_figure(score.precision):>11}{_figure(score.recall):>8}"
        for name, score in rows
    )
    return "\n".join([head, *lines, *_faults(one)])


def _figure(value: float | None) -> str:
    return "" if value is None else f"{value:.2f}"


def _faults(report: Report) -> list[str]:
    """What was wrong or missed, by packet and kind; never the text."""
    wrong = [f"  wrong: {one.packet.name} {it.kind}" for one in report.judged for it in one.wrong]
    missed = [f"  missed: {one.packet.name} {it.kind}" for one in report.judged for it in one.missed]
    return wrong + missed


def as_table(one: Report) -> dict[str, Any]:
    """The figures for a program."""
    return {
        "packets": one.packets,
        "clean": one.clean,
        "silent": one.silent,
        "all": _scored(one.overall),
        "shown": _scored(one.shown),
        "kinds": {str(kind): _scored(score) for kind, score in one.kinds.items()},
    }


def _scored(score: Score) -> dict[str, float | None]:
    return {
        "right": score.right,
        "wrong": score.wrong,
        "missed": score.missed,
        "precision": score.precision,
        "recall": score.recall,
    }
