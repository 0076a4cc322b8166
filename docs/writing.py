"""The reference of the writing coach's rules, and the schema of their files, from the rules themselves."""

import json
from collections.abc import Iterator

from msgspec.json import schema

from doordesk.engines.prose import Family, Rule, shipped

INTRO = """What the writing coach looks for, family by family. A rule names the kinds of text it serves, what
it says, why, and what to try; its examples are run as tests. Rules [F6](rules.md#F6), [W3](rules.md#W3),
[W4](rules.md#W4). How often they are right: [what the coach finds](prose.md). Files of one's own follow the
[schema](prose-rules.schema.json); `doordesk prose --rules FOLDER` reads them."""


def page(note: str) -> str:
    """Every shipped rule."""
    return "\n\n".join(["# The writing coach’s rules", note, INTRO, *(_family(one) for one in shipped())])


def _family(family: Family) -> str:
    told = ""
    if family.per_thousand is not None:
        told = f" At most {family.per_thousand:g} for each 1,000 words, the weightiest first."
    rules = [part for rule in family.rules for part in _rule(rule)]
    return "\n\n".join(
        [f"## {family.title}", f"Family `{family.family}`, language `{family.language}`.{told}", *rules]
    )


def _rule(rule: Rule) -> Iterator[str]:
    yield f"### `{rule.id}`"
    yield f"For: {', '.join(kind.value for kind in rule.kinds)}. {rule.message}"
    source = f" *Source:* {rule.source}." if rule.source else ""
    yield f"*Why:* {rule.why} *Try:* {rule.suggestion}{source}"
    yield "\n".join(
        [
            *(f"- marked: {_quoted(one)}" for one in rule.flags[:3]),
            *(f"- not: {_quoted(one)}" for one in rule.passes[:3]),
        ]
    )


def _quoted(example: str) -> str:
    """An example as one line of code, cut where it is long."""
    line = " ".join(example.replace("`", "'").split())
    return f"`{line[:157]}…`" if len(line) > 160 else f"`{line}`"  # noqa: PLR2004 - a line on a page


def json_schema() -> str:
    """What a rule file may hold, as JSON Schema 2020-12."""
    return json.dumps(schema(Family), indent=2, ensure_ascii=False, sort_keys=True)
