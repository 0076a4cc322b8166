"""May this happen on a path: beginning, crediting, reviewing, approving (rules P1, L7).

Deciders: facts in, a refusal or nothing out; no database, no clock. The state machine of the tests holds
the actions to them: no certificate comes about around the path.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from doordesk.foundation.kernel.refusals import Refused
from doordesk.mechanisms.training.queries.progress import Progress, Station
from doordesk.mechanisms.training.states import RUNNING, About, Approver, State, StepKind

Key = int | None  # of a person; None is the command line


@dataclass(frozen=True, slots=True)
class Case:
    """A journey with everything that a yes to it depends on.

    `here` tells whether the person still works here; `peers` are the active members of the Core but that
    person; `holds_needed` tells whether the certificate that the path builds on is held and has not lapsed,
    `mentor_holds` whether the mentor's own is.
    """

    name: str
    path: str
    approver: Approver
    approvals: int
    needs: str
    holds_needed: bool
    progress: Progress
    here: bool = True
    mentor_holds: bool = False
    begun_by: Key = None
    credited_by: frozenset[Key] = frozenset()
    said_yes: frozenset[tuple[About, Key]] = frozenset()
    peers: frozenset[int] = frozenset()

    @property
    def signatures(self) -> int:
        """How many people have to approve the certificate."""
        return self.approvals if self.approver is Approver.CORE else 1

    def given(self, about: About) -> frozenset[Key]:
        """Who said yes so far."""
        return frozenset(who for what, who in self.said_yes if what is about)


def completes(case: Case, by: Key) -> bool:
    """Tell whether one more yes by this person is the last; the command line's always is."""
    return by is None or len(case.given(About.CERTIFICATE) | {by}) >= case.signatures


def why_not_certify(case: Case, by: Key) -> Refused | None:
    """Say why this person cannot approve the certificate now, or None."""
    return (
        _not_oneself(case, by)
        or _gone(case)
        or _not_under_way(case)
        or _unfinished(case, case.progress.stations)
        or _not_built_upon(case)
        or _mentor_unfit(case, by)
        or _two_pairs(case, by, case.credited_by, "credited steps of this path")
        or _once(case, by, About.CERTIFICATE)
    )


def why_not_review(case: Case, by: Key) -> Refused | None:
    """Say why this person cannot take up a nomination, or None."""
    station = review_of(case)
    if case.progress.state is not State.NOMINATED and (station is None or station.finished):
        return Refused("This was reviewed already.", way_out="Nothing needs to be done.", rule="P1")
    return (
        _not_oneself(case, by)
        or _gone(case)
        or _over(case)
        or _unfinished(case, case.progress.before_review)
        or _two_pairs(case, by, frozenset({case.begun_by}), "proposed this")
        or _once(case, by, About.REVIEW)
    )


def takes_up(case: Case, by: Key) -> bool:
    """Tell whether one more review by this person takes the nomination up."""
    station = review_of(case)
    asked = max(1, station.needed - station.credited) if station else 1
    return by is None or len(case.given(About.REVIEW) | {by}) >= asked


def why_not_credit(case: Case, by: Key, *, allowed: bool) -> Refused | None:
    """Say why this person cannot credit a step, or None; `allowed` is the company's setting."""
    if not allowed and by is not None:
        return Refused(
            "Your company credits no earlier experience.",
            rule="P1",
            way_out=f"{case.name} takes every step of the path; an administrator can change the setting.",
        )
    approved = case.given(About.CERTIFICATE)
    return (
        _not_oneself(case, by)
        or _gone(case)
        or _over(case)
        or _two_pairs(case, by, approved, "approved the certificate")
    )


def review_of(case: Case) -> Station | None:
    """The path's review by the Core, if it has one."""
    return next((one for one in case.progress.stations if one.kind is StepKind.REVIEW), None)


def missing_words(stations: Iterable[Station]) -> str:
    """List what is missing: 'Interviews watched (1 of 2), Practice cases (0 of 3)'."""
    return ", ".join(
        f"{one.kind.label.lower()} ({one.needed - one.missing} of {one.needed})"
        for one in stations
        if not one.finished
    )


def _not_oneself(case: Case, by: Key) -> Refused | None:
    if by != case.progress.person_id:
        return None
    return Refused(
        "Nobody certifies themself, or helps themself along the path.",
        rule="P1",
        way_out="Somebody else who may do it can.",
    )


def _gone(case: Case) -> Refused | None:
    if case.here:
        return None
    return Refused(f"{case.name} has left.", way_out="A certificate is for people who work here.")


def _not_under_way(case: Case) -> Refused | None:
    if case.progress.state is State.NOMINATED:
        way_out = "A member of the Core reviews the nomination first."
        return Refused(f"{case.name} is nominated, not more.", rule="P1", way_out=way_out)
    return _over(case)


def _over(case: Case) -> Refused | None:
    if case.progress.state in RUNNING:
        return None
    return Refused(
        f"{case.name}'s way to this certificate is over.",
        rule="P1",
        way_out="They can begin anew.",
        code="wrong_state",
    )


def _unfinished(case: Case, stations: Sequence[Station]) -> Refused | None:
    if all(one.finished for one in stations):
        return None
    return Refused(
        f"{case.name} is not through the path “{case.path}” yet: {missing_words(stations)}.",
        rule="P1",
        way_out="The rest is done, or a member of the Core credits earlier experience with grounds.",
        code="unfinished",
    )


def _not_built_upon(case: Case) -> Refused | None:
    if not case.needs or case.holds_needed:
        return None
    return Refused(
        f"“{case.path}” builds on the certificate “{case.needs}”, which {case.name} does not hold now.",
        rule="P1",
        way_out=f"Certify {case.name} for “{case.needs}” first, or renew that certificate.",
        place="path",
    )


def _mentor_unfit(case: Case, by: Key) -> Refused | None:
    if by is None or by in case.peers or case.mentor_holds:
        return None
    return Refused(
        "You do not hold this certificate yourself now.",
        rule="P1",
        way_out="A member of the Core can approve, or name another mentor.",
    )


def _two_pairs(case: Case, by: Key, earlier: frozenset[Key], deed: str) -> Refused | None:
    if by is None or by not in earlier or not case.peers - {by}:
        return None
    return Refused(
        f"You {deed}, and somebody else of the Core looks at it after you.",
        rule="P1",
        way_out="Another member of the Core can.",
        code="two_pairs_of_eyes",
    )


def _once(case: Case, by: Key, about: About) -> Refused | None:
    if by is None or by not in case.given(about):
        return None
    return Refused(
        "You said yes already.", rule="P1", way_out="It takes one more person.", code="said_already"
    )
