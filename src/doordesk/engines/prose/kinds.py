"""Which kinds of text the coach knows."""

from enum import StrEnum


class Kind(StrEnum):
    """What a text is for; each rule names those it serves."""

    ASSESSMENT = "assessment"
    JOB_DESCRIPTION = "job-description"
    NARRATIVE = "narrative"
    PRFAQ = "prfaq"
    COACHING_NOTE = "coaching-note"
