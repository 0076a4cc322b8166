"""What the old system's words become here; a word that is not listed is nobody's to guess (rule F2)."""

from doordesk.mechanisms.assessments.states import Rating, Vote
from doordesk.mechanisms.candidates.states import Stage
from doordesk.mechanisms.imports.queries.fields import Item

VOTES: dict[str, Vote | None] = {
    "strong_yes": Vote.STRONGLY_INCLINED,
    "yes": Vote.INCLINED,
    "no": Vote.NOT_INCLINED,
    "definitely_not": Vote.STRONGLY_NOT_INCLINED,
    "strong_no": Vote.STRONGLY_NOT_INCLINED,
    "mixed": None,
    "no_decision": None,
    "": None,
}
RATINGS: dict[str, Rating | None] = {
    "strong_yes": Rating.STRONG,
    "yes": Rating.GOOD,
    "no": Rating.WEAK,
    "definitely_not": Rating.POOR,
    "strong_no": Rating.POOR,
    "mixed": None,
    "no_decision": None,
    "": None,
}
STAGES = {
    "hired": Stage.HIRE,
    "rejected": Stage.DECLINED,
    "active": Stage.APPLIED,
    "in_process": Stage.APPLIED,
}
SUBMITTED = {"complete", "completed", "submitted"}
THEY_DECLINED = "they rejected us"


def vote(item: Item, field: str) -> Vote | None:
    """One of the four votes, or none where the interviewer gave none of the four."""
    word = item.word(field)
    if word not in VOTES:
        raise item.wrong(field, f"“{word}” is no recommendation that is known here.")
    return VOTES[word]


def rating(item: Item, field: str) -> tuple[Rating | None, str]:
    """One of the four ratings, or none; and a complaint when the word is unknown: the text is kept anyway."""
    word = item.word(field)
    if word in RATINGS:
        return RATINGS[word], ""
    complaint = item.wrong(field, f"“{word}” is no rating that is known here; the text came without one.")
    return None, str(complaint)


def stage(item: Item) -> Stage:
    """Where an application stood in the end: hired, turned down, withdrawn, or still where it arrived."""
    word = item.word("status")
    if word == "converted":
        raise item.wrong("status", "a prospect that went on as another application.")
    if word not in STAGES:
        raise item.wrong("status", f"“{word}” is no status that is known here." if word else "it is missing.")
    reason = item.part("rejection_reason")
    kind = reason.part("type") if reason else None
    withdrew = word == "rejected" and kind is not None and kind.line("name").lower() == THEY_DECLINED
    return Stage.WITHDRAWN if withdrew else STAGES[word]
