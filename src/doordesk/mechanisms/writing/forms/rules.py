"""A rule of the coach, as a form: what it looks for, what it says, and the examples that prove it."""

from typing import Any

from django import forms
from msgspec import to_builtins

from doordesk.engines.prose import Family, Kind, Rule
from doordesk.mechanisms.writing.forms.examples import examples_from, examples_typed, lines_from
from doordesk.mechanisms.writing.forms.settings import BEGINNING, fields_of, settings_from, typed
from doordesk.mechanisms.writing.models import LONGEST_REASON
from doordesk.mechanisms.writing.states import KIND_WORDS

LOOKS_FOR = ("phrases",)
NARROWED = ("excepted", "unless", "beside", "in_quotations")
LINES = {"phrases": "phrases", "excepted": "except", "unless": "unless", "beside": "with"}
SENTENCES = ("message", "why", "suggestion", "source")
EXAMPLES = ("flags", "passes")


def _text(label: str, help_text: str = "", *, rows: int = 2, required: bool = True) -> forms.CharField:
    widget = forms.Textarea({"rows": rows})
    return forms.CharField(
        label=label, help_text=help_text, widget=widget, required=required, max_length=200_000
    )


class RuleForm(forms.Form):
    """A rule in other words; a rule that works with a detector has its settings in place of phrases."""

    kinds = forms.MultipleChoiceField(
        label="Looks at",
        choices=[(kind.value, words) for kind, words in KIND_WORDS.items()],
        widget=forms.CheckboxSelectMultiple,
    )
    phrases = _text(
        "Phrases", "One a line, in any case. How phrases are written stands beside the form.", rows=6
    )
    excepted = _text(
        "Not as part of", "Phrases that clear what they overlap: “a good fit for the slot”.", required=False
    )
    unless = _text(
        "Not in a sentence with", "Phrases that clear the whole sentence: “for example”.", required=False
    )
    beside = _text("Only in a sentence with", "Then one of these has to stand there, too.", required=False)
    in_quotations = forms.BooleanField(label="Look inside quotations, too", required=False)
    message = _text("What it says", "One sentence. {text} stands for the words that were found.")
    why = _text("Why", "What a reader loses by it, in a sentence or two.")
    suggestion = _text("What to try", "Something the writer can do now, not a judgement of them.")
    source = forms.CharField(
        label="Source",
        required=False,
        max_length=300,
        help_text="Where this is known from: a study, a law, your own handbook.",
    )
    weight = forms.IntegerField(
        label="How useful the mark is",
        min_value=1,
        max_value=100,
        initial=50,
        help_text="1 to 100. The most useful are told first; a list before hand-in has seven at most.",
    )
    flags = _text(
        "Must be marked", "Texts in which the rule has to find something; the form checks them.", rows=4
    )
    passes = _text(
        "Must not be marked", "Texts that look alike and are fine: the traps it should not fall into.", rows=4
    )
    reason = forms.CharField(
        label="Why you change it",
        required=False,
        max_length=LONGEST_REASON,
        help_text="For colleagues who read the rule's history.",
    )

    def __init__(self, data: Any = None, *, rule: Rule | None = None) -> None:
        """Begin with a rule as it stands."""
        self.rule = rule
        super().__init__(data, initial=_typed(rule) if rule else None)
        if rule and rule.detector:
            for name in (*LOOKS_FOR, *NARROWED):
                del self.fields[name]
        if rule:
            self.fields.update(fields_of(rule.options))

    def looks_for(self) -> list[forms.BoundField]:
        """What decides whether something is marked."""
        return [self[name] for name in self.fields if name in LOOKS_FOR or name.startswith(BEGINNING)]

    def narrowed(self) -> list[forms.BoundField]:
        """What most rules leave as it is."""
        return [self[name] for name in self.fields if name in NARROWED]

    def narrows(self) -> bool:
        """Whether something of that is filled in, or wrong."""
        return any(one.value() or one.errors for one in self.narrowed())

    def sentences(self) -> list[forms.BoundField]:
        """What is said with a mark."""
        return [self[name] for name in (*SENTENCES, "weight")]

    def examples(self) -> list[forms.BoundField]:
        """What proves the rule."""
        return [self[name] for name in EXAMPLES]

    def table(self) -> dict[str, Any]:
        """The rule as it was typed, in the engine's schema; what the form does not show stays as it was."""
        said, base = self.cleaned_data, to_builtins(self.rule) if self.rule else {}
        table = {**base, "kinds": said["kinds"], "weight": said["weight"]}
        table |= {name: " ".join(said[name].split()) for name in SENTENCES}
        table |= {name: _kept(base.get(name, ()), examples_from(said[name])) for name in EXAMPLES}
        table |= {key: lines_from(said[name]) for name, key in LINES.items() if name in said}
        if "in_quotations" in said:
            table["in_quotations"] = said["in_quotations"]
        if base.get("options"):
            table["options"] = settings_from(said, base["options"])
        return table


class NewRuleForm(RuleForm):
    """A rule of the company's own."""

    title = forms.CharField(
        label="Title", max_length=50, help_text="Short; it makes the rule's name in the list: own-blue-sky."
    )
    family = forms.ChoiceField(
        label="Belongs to",
        help_text="Of two marks of one family on the same words, the more useful one is told.",
    )
    field_order = ("title", "family")

    def __init__(self, data: Any = None, *, families: dict[str, Family]) -> None:
        """Offer the families, the company's own first."""
        super().__init__(data)
        del self.fields["reason"]
        family = self.fields["family"]
        assert isinstance(family, forms.ChoiceField)  # noqa: S101 - declared above; tells the type
        family.choices = [(name, one.title) for name, one in reversed(families.items())]


def _typed(rule: Rule) -> dict[str, Any]:
    table = to_builtins(rule)
    said = {name: table.get(name, "") for name in SENTENCES}
    said |= {name: "\n".join(table.get(key, ())) for name, key in LINES.items()}
    said |= {name: examples_typed(table[name]) for name in EXAMPLES}
    said |= {"kinds": [Kind(one).value for one in rule.kinds], "weight": rule.weight}
    return said | {"in_quotations": rule.in_quotations} | typed(rule.options)


def _kept(before: Any, now: list[str]) -> list[str]:
    """The examples as they were, blanks at their ends included, where nothing else changed."""
    return list(before) if [one.strip() for one in before] == now else now
