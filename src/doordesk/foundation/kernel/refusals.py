"""Refusals that teach: what is refused, by which rule, and what would be allowed (promise 5)."""


class Refused(Exception):
    """A deed that a rule does not allow; nothing was changed.

    `what` and `way_out` are whole sentences for the person on the screen, `rule` an id of the rule
    book (may be empty for plain mistakes), `code` a stable word for machines, `place` the form field
    or spot the refusal belongs to.
    """

    status = 409

    def __init__(
        self, what: str, *, rule: str = "", way_out: str = "", code: str = "refused", place: str = ""
    ) -> None:
        """Keep the parts; the message reads what, rule, way out, in that order."""
        self.what, self.rule, self.way_out, self.code, self.place = what, rule, way_out, code, place
        super().__init__(self.sentence)

    @property
    def sentence(self) -> str:
        """The refusal in one line, as the command line and the API give it."""
        cited = f"{self.what.rstrip('.')} (rule {self.rule})." if self.rule else self.what
        return f"{cited} {self.way_out}".strip()


class Forbidden(Refused):
    """The deed exists, but not for this person."""

    status = 403


class Conflict(Refused):
    """Somebody, perhaps in another tab, changed the same text meanwhile: both texts are kept."""

    def __init__(self, what: str, *, theirs: str, revision: int, way_out: str = "", rule: str = "F7") -> None:
        """Carry the stored text and its revision, so that the page can show both."""
        self.theirs, self.revision = theirs, revision
        super().__init__(what, rule=rule, way_out=way_out, code="conflict")
