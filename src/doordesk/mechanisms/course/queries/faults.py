"""What is wrong with a file of a course: file, line, what, and the way out."""

from collections.abc import Sequence
from dataclasses import dataclass

from doordesk.foundation.kernel.refusals import Refused


@dataclass(frozen=True)
class Fault:
    """One fault of one file; line 0 stands for the file as a whole."""

    file: str
    line: int
    what: str
    way_out: str

    def __str__(self) -> str:
        """Give it in one line, as compilers do."""
        where = f"{self.file}:{self.line}" if self.line else self.file
        return f"{where}: {self.what} {self.way_out}"


class Faulty(Refused):
    """The files can't be read; nothing was taken from any of them."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        """Keep the faults, and tell all of them."""
        self.faults = tuple(faults)
        count = "1 fault" if len(faults) == 1 else f"{len(faults)} faults"
        lines = "\n".join(map(str, faults))
        super().__init__(
            f"The course has {count}; nothing was imported.", way_out=f"\n{lines}", code="faulty"
        )
