"""What a report is made of: files with what was found in them, and files that could not be read."""

from dataclasses import dataclass

from doordesk.engines.prose.checking import look
from doordesk.engines.prose.finding import Finding
from doordesk.engines.prose.kinds import Kind
from doordesk.engines.prose.ruleset import Held, Ruleset
from doordesk.engines.prose.text.blocks import Document
from doordesk.engines.prose.text.reading import Reading


@dataclass(frozen=True)
class Checked:
    """One file: its name, its words, its text and what was found in it."""

    file: str
    words: int
    text: str
    findings: tuple[Finding, ...]

    @classmethod
    def of(
        cls, file: str, document: Document, kind: Kind, rules: Ruleset, *, everything: bool = False
    ) -> "Checked":
        """Check a document under a file's name."""
        reading = Reading(document, kind)
        found = look(reading, rules, everything=everything)
        return cls(file, len(reading.words), document.text, tuple(found))

    def end_of(self, one: Finding) -> tuple[int, int]:
        """Line and column, from 1, of the character after a finding."""
        marked = self.text[one.start : one.end]
        lines = marked.count("\n")
        if not lines:
            return one.line, one.column + len(marked)
        return one.line + lines, len(marked) - marked.rfind("\n")


@dataclass(frozen=True)
class Outcome:
    """Everything one run of the command found; `several` says that more than one file was named."""

    kind: Kind
    rules: Ruleset
    checked: tuple[Checked, ...]
    unreadable: tuple[tuple[str, str], ...] = ()
    several: bool = False

    @property
    def held(self) -> tuple[Held, ...]:
        """The rules that the files were checked with."""
        return self.rules.compiled(self.kind).rules

    @property
    def count(self) -> int:
        """How many marks there are in all files."""
        return sum(len(one.findings) for one in self.checked)
