"""Filters and tags for templates: `{% load ui %}`."""

from collections.abc import Sequence
from datetime import datetime

from django import template
from django.utils.safestring import SafeString

from doordesk.foundation.kernel import clock
from doordesk.foundation.kernel.rules import RULES
from doordesk.foundation.ui import marks, moments
from doordesk.foundation.ui.markdown import to_html

register = template.Library()
LOOKS = {"secondary": "outline", "quiet": "ghost", "danger": "destructive"}


@register.filter
def look(variant: str) -> str:
    """Translate a button's variant into the style sheet's word."""
    return LOOKS.get(variant, "primary")


@register.simple_tag(name="mark_of")
def mark_of(value: object) -> marks.Mark:
    """Look up a vote or rating: `{% mark_of value as mark %}`."""
    return marks.mark_of(value)


@register.filter
def markdown(text: str | None) -> SafeString:
    """Render Markdown, sanitised."""
    return to_html(text or "")


@register.filter
def moment(value: datetime | None, form: str = "moment") -> str:
    """Write a moment in the reader's zone: moment, short, day, clock, second."""
    return moments.in_words(value, form) if value else ""


@register.filter
def beside(value: datetime | None, zone: str) -> str:
    """Name another zone's clock."""
    return moments.beside(value, zone) if value else ""


@register.filter
def distance(value: datetime | None) -> str:
    """Say how far away a moment is."""
    return moments.distance(value) if value else ""


@register.filter
def due_words(value: datetime | None) -> str:
    """Say when something is or was due."""
    return moments.due_words(value) if value else ""


@register.filter
def past(value: datetime | None) -> bool:
    """Whether a moment is over."""
    return value is not None and value < clock.now()


@register.filter
def iso(value: datetime | None) -> str:
    """Write a moment for machines (ISO 8601, with its offset)."""
    return value.isoformat(timespec="seconds") if value else ""


@register.filter
def initials(name: str) -> str:
    """First letters of a name's first and last word."""
    words = name.split()
    return "".join(word[0] for word in (words[:1] + words[1:][-1:])).upper()


@register.filter
def why(rule_id: str) -> str:
    """Give the rule book's reason for a rule; nothing for an id it doesn't hold."""
    return RULES[rule_id].why if rule_id in RULES else ""


@register.filter
def at(items: Sequence[object], index: int) -> object:
    """Pick an item of a list by its number."""
    return items[index] if index < len(items) else ""


@register.filter
def attribute(item: object, name: str) -> object:
    """Read a named fact of a dict or an object."""
    return item.get(name, "") if isinstance(item, dict) else getattr(item, name, "")
