"""A rule as it stands in a file: the schema, and what is said when a file does not follow it. Rules F6, W3.

The shapes are msgspec's: the same lines check a file, name the faulty place and give the JSON Schema that the
reference prints.
"""

from typing import Annotated, Any, Literal

from msgspec import DecodeError, Meta, Struct, ValidationError, convert, field, yaml
from yaml import YAMLError

from doordesk.engines.prose.kinds import Kind

Name = Annotated[
    str, Meta(pattern="^[a-z][a-z0-9]*(-[a-z0-9]+)*$", max_length=60, description="small letters, hyphens")
]
Sentence = Annotated[str, Meta(min_length=3, max_length=600)]
Phrase = Annotated[str, Meta(min_length=1, max_length=120)]
Example = Annotated[str, Meta(min_length=1, max_length=6000)]
Examples = Annotated[tuple[Example, ...], Meta(min_length=1)]


class BadRules(ValueError):
    """A rule file that cannot be used; the words name the place and what would do."""


class Rule(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, omit_defaults=True):
    """One rule: what it looks for (`phrases` or a `detector`), what it says, and examples that prove it.

    `flags` are texts in which it must find something, `passes` texts in which it must find nothing. `message`
    may hold {text}, the words found. `except` are phrases that clear a find they overlap; `unless` and `with`
    are phrases that the sentence must not, or must, hold too; `where` names conditions that must all hold of
    a find. `whole` rules judge a text as a whole: they are silent about one piece of an assessment. `given`
    is what the examples are checked with.
    """

    id: Name
    kinds: Annotated[tuple[Kind, ...], Meta(min_length=1)]
    message: Sentence
    why: Sentence
    source: Annotated[str, Meta(max_length=300)] = ""
    suggestion: Sentence
    weight: Annotated[int, Meta(ge=1, le=100)] = 50
    phrases: tuple[Phrase, ...] = ()
    excepted: tuple[Phrase, ...] = field(name="except", default=())
    unless: tuple[Phrase, ...] = ()
    beside: tuple[Phrase, ...] = field(name="with", default=())
    where: tuple[Name, ...] = ()
    in_quotations: bool = False
    whole: bool = False
    detector: Name | Literal[""] = ""
    options: dict[str, Any] = {}
    given: dict[str, Any] = {}
    flags: Examples
    passes: Examples


class Family(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, omit_defaults=True):
    """One file of rules: a family, its language, lists of words that its phrases may name with @.

    `per_thousand` is how many marks of the family are told per 1,000 words, the weightiest first; None tells
    all of them. `also` are other names under which labelled sets know the family.
    """

    family: Name
    title: Sentence
    language: Annotated[str, Meta(pattern="^[a-z]{2}$")] = "en"
    also: tuple[Name, ...] = ()
    per_thousand: Annotated[float, Meta(gt=0)] | None = None
    words: dict[str, tuple[Phrase, ...]] = {}
    rules: tuple[Rule, ...] = ()


def family_from(content: bytes | str, name: str) -> Family:
    """Read one file; `BadRules` names file, place and fault."""
    try:
        return yaml.decode(content, type=Family)
    except ValidationError as error:
        raise BadRules(f"{name}: {_placed(error, content)}") from error
    except (YAMLError, DecodeError, ValueError, RecursionError) as error:
        said = " ".join(str(error).split())[:300]
        raise BadRules(f"{name} is no YAML that can be read: {said}") from error


def rule_from(table: dict[str, Any]) -> Rule:
    """Read one rule from a table, as a form or a row gives it."""
    try:
        return convert(table, Rule, strict=False)
    except ValidationError as error:
        raise BadRules(str(error)) from error


def _placed(error: ValidationError, content: bytes | str) -> str:
    """The fault with the rule's own id beside its number in the list, where it has one."""
    said = str(error)
    start = said.find("$.rules[")
    if start < 0:
        return said
    number = said[start + 8 : said.find("]", start)]
    try:
        ids = [one.get("id", "") for one in yaml.decode(content)["rules"]]
        return f"{said} (rule {ids[int(number)]!r})"
    except (LookupError, TypeError, ValueError, AttributeError):
        return said
