"""What is typed when a lesson is written: its facts, its text, and a check of up to eight questions."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms import BoundField

from doordesk.mechanisms.course.models import LONGEST, Answer, Course, Question, Version, Written
from doordesk.mechanisms.course.queries import Flaw, flaws

QUESTIONS, ANSWERS = 8, 5
STANDS, ANEW = "stands", "anew"


class CourseForm(forms.Form):
    """A course's name."""

    title = forms.CharField(label="Title", max_length=LONGEST["title"])
    summary = forms.CharField(
        label="Summary",
        max_length=LONGEST["summary"],
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Whom it is for, in one sentence.",
    )

    @classmethod
    def of(cls, course: Course) -> "CourseForm":
        """The form as it stands before anybody types."""
        return cls(initial={"title": course.title, "summary": course.summary})


@dataclass(frozen=True)
class QuestionFields:
    """The fields of one question, for the page."""

    number: int
    text: BoundField
    answers: tuple[tuple[BoundField, BoundField, BoundField], ...]

    @property
    def open(self) -> bool:
        """Whether to show it unfolded: something is wrong in it, or it is the first and still empty."""
        fields = [self.text, *(one for answer in self.answers for one in answer)]
        return any(field.errors for field in fields) or (self.number == 1 and not self.text.value())


def _text(label: str, rows: int, help_text: str = "") -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, help_text=help_text, widget=widget, required=False)


class LessonForm(forms.Form):
    """A whole lesson; a question or answer whose fields are cleared is left out."""

    title = forms.CharField(label="Title", max_length=LONGEST["title"])
    summary = forms.CharField(
        label="Summary",
        max_length=LONGEST["summary"],
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="What one can do afterwards, in one sentence.",
    )
    minutes = forms.IntegerField(
        label="Minutes",
        min_value=1,
        max_value=30,
        help_text="Text and questions, at about 190 words a minute.",
    )
    body = forms.CharField(
        label="Text",
        widget=forms.Textarea(attrs={"rows": 24}),
        help_text="Markdown: ## for headings, > for quotations, - for lists. No HTML, no images.",
    )
    rules = forms.CharField(label="Rules", required=False, help_text="Those it explains, such as F1, D7.")
    sources = _text("Sources", 3, "One a line: author (year), title, where.")
    finished = forms.ChoiceField(
        label="If the questions changed",
        required=False,
        choices=((STANDS, "Who has finished this lesson stays finished"), (ANEW, "Everybody takes it anew")),
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, version: Version | None = None, **more: Any) -> None:
        more["initial"] = _initial(version.written) if version else {"minutes": 6}
        super().__init__(*args, **more)
        if version is None:
            del self.fields["finished"]
        self.count = self._questions_shown(len(version.written.questions) if version else 0)
        for number in range(1, self.count + 1):
            self._add_question(number)

    def _questions_shown(self, known: int) -> int:
        sent = [int(name[1:]) for name in self.data if name[:1] == "q" and name[1:].isdecimal()]
        return min(max([known + 1, *sent]), QUESTIONS)

    def _add_question(self, number: int) -> None:
        self.fields[f"q{number}"] = _text("Question", 2)
        for place in range(1, ANSWERS + 1):
            self.fields[f"q{number}a{place}"] = _text(f"Answer {place}", 2)
            self.fields[f"q{number}a{place}_right"] = forms.BooleanField(label="It is right", required=False)
            self.fields[f"q{number}a{place}_why"] = _text(f"Why answer {place} is right or wrong", 2)

    @property
    def facts(self) -> list[BoundField]:
        """The fields before the check."""
        return [self[name] for name in ("title", "summary", "minutes", "body", "rules", "sources")]

    @property
    def questions(self) -> Iterator[QuestionFields]:
        """The fields of the check."""
        for number in range(1, self.count + 1):
            names = [f"q{number}a{place}" for place in range(1, ANSWERS + 1)]
            answers = tuple((self[one], self[f"{one}_right"], self[f"{one}_why"]) for one in names)
            yield QuestionFields(number, self[f"q{number}"], answers)

    def clean(self) -> dict[str, Any]:
        """Put each flaw at its field; a field's own fault comes first."""
        if not self.errors:
            for one in flaws(self.written):
                self.add_error(self.field_of(one), f"{one.what} {one.way_out}")
        return self.cleaned_data

    @property
    def written(self) -> Written:
        """What was typed, as far as it goes; a preview may lack parts."""
        said = {name: self._said(name) for name in ("title", "summary", "body", "rules", "sources")}
        minutes = self.cleaned_data.get("minutes") or 0
        rules = tuple(said["rules"].replace(",", " ").upper().split())
        sources = tuple(line.strip() for line in said["sources"].splitlines() if line.strip())
        questions = tuple(one for _, one in self._typed())
        title, summary = " ".join(said["title"].split()), " ".join(said["summary"].split())
        return Written(title, minutes, summary, said["body"], rules, sources, questions)

    @property
    def anew(self) -> bool | None:
        """Whether all take it anew; None while nothing is said."""
        said = self.cleaned_data.get("finished")
        return said == ANEW if said else None

    def _said(self, name: str) -> str:
        return str(self.cleaned_data.get(name) or "").replace("\r\n", "\n").strip()

    def _typed(self) -> Iterator[tuple[tuple[int, list[int]], Question]]:
        """Give each question that holds something, with its number and its answers' numbers in the form."""
        for number in range(1, self.count + 1):
            names = {place: f"q{number}a{place}" for place in range(1, ANSWERS + 1)}
            full = [place for place, one in names.items() if self._said(one) or self._said(f"{one}_why")]
            if self._said(f"q{number}") or full:
                answers = tuple(self._answer(names[place]) for place in full)
                yield (number, full), Question(self._said(f"q{number}"), answers)

    def _answer(self, name: str) -> Answer:
        right = bool(self.cleaned_data.get(f"{name}_right"))
        return Answer(self._said(name), self._said(f"{name}_why"), right=right)

    def field_of(self, flaw: Flaw) -> str:
        """Name the field at which a flaw is shown."""
        words = flaw.place.split(".")
        if words[0] == "questions":
            return f"q{min(len(list(self._typed())) + 1, self.count)}"
        if words[0] != "question":
            return words[0]
        number, places = [numbers for numbers, _ in self._typed()][int(words[1]) - 1]
        if len(words) < 4:  # noqa: PLR2004 - a flaw of the question itself
            return f"q{number}"
        answer = f"q{number}a{places[int(words[3]) - 1]}"
        return f"{answer}_why" if words[-1] == "why" else answer


def _initial(said: Written) -> dict[str, object]:
    """What a form shows before anybody types."""
    found: dict[str, object] = {name: getattr(said, name) for name in ("title", "summary", "minutes", "body")}
    found |= {"rules": ", ".join(said.rules), "sources": "\n".join(said.sources)}
    for number, question in enumerate(said.questions, start=1):
        found[f"q{number}"] = question.text
        for place, one in enumerate(question.answers, start=1):
            name = f"q{number}a{place}"
            found |= {name: one.text, f"{name}_right": one.right, f"{name}_why": one.why}
    return found
