"""A rule said whole: what it is for, why, its source, what to try, and the examples that prove it."""

from textwrap import fill, indent

from doordesk.engines.prose.ruleset import Held

WIDTH = 96


def explained(held: Held) -> str:
    """Everything a rule's file says of it, for a reader."""
    rule = held.rule
    kinds = ", ".join(kind.value for kind in rule.kinds)
    parts = [
        f"{rule.id}: {held.family.title} (family {held.family.family})",
        f"  Kinds of text: {kinds}",
        _said("Says", rule.message),
        _said("Why", rule.why),
        _said("Source", rule.source),
        _said("Try", rule.suggestion),
        _said("Looks for", _looks_for(held)),
        _said("With", _given(held)),
        "  Marked:",
        *map(_example, rule.flags),
        "  Not marked:",
        *map(_example, rule.passes),
    ]
    return "\n".join(part for part in parts if part)


def _looks_for(held: Held) -> str:
    if held.rule.detector:
        return f"what the detector “{held.rule.detector}” sees"
    return "; ".join(held.rule.phrases)


def _given(held: Held) -> str:
    said = ", ".join(f"{name} {value}" for name, value in held.rule.given.items())
    return f"the examples are checked with {said}" if said else ""


def _said(label: str, said: str) -> str:
    if not said:
        return ""
    return fill(f"{label}: {' '.join(said.split())}", WIDTH, initial_indent="  ", subsequent_indent="    ")


def _example(text: str) -> str:
    return indent(text.strip(), "    | ", predicate=lambda _: True)
