"""Rules that a company may make, for tests."""

from typing import Any


def table(*phrases: str, **more: Any) -> dict[str, Any]:
    """A rule that looks for phrases, with one example that holds each way."""
    first = phrases[0] if phrases else "blue sky"
    said: dict[str, Any] = {
        "kinds": ["assessment", "narrative"],
        "phrases": list(phrases or ("blue sky",)),
        "message": "“{text}” says little.",
        "why": "Readers cannot tell what was meant.",
        "suggestion": "Say what it is.",
        "flags": [f"We did some {first} work."],
        "passes": ["We sold nine carts."],
    }
    return {**said, **more}
