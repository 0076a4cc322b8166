"""The options of a rule, checked against the shape that its detector asks for."""

from collections.abc import Mapping
from typing import Any, TypeVar

from msgspec import ValidationError, convert

from doordesk.engines.prose.rule import BadRules

T = TypeVar("T")


def options_as(options: Mapping[str, Any], shape: type[T]) -> T:
    """The options in the detector's own shape; `BadRules` names the one that does not fit."""
    try:
        return convert(options, shape, strict=False)
    except ValidationError as error:
        raise BadRules(f"options: {error}") from error
