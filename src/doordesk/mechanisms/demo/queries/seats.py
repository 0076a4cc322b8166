"""Who can be played, and what they find."""

import tomllib
from dataclasses import dataclass
from importlib.resources import files

from doordesk.foundation.people.models import Person
from doordesk.mechanisms import demo
from doordesk.mechanisms.demo.story import company


@dataclass(frozen=True)
class Seat:
    """One of the cast: the person, the part they play and what waits for them."""

    person: Person
    part: str
    finds: str


def seats() -> list[Seat]:
    """Return the cast in the order of `company/cast.toml`; empty before the company is loaded."""
    roles = tomllib.loads((files(demo) / "company" / "cast.toml").read_text("utf-8"))["role"]
    by_address = {one.email: one for one in Person.objects.filter(is_active=True).select_related("team")}
    found = [(by_address.get(address(role["person"])), role) for role in roles]
    return [Seat(person, role["as"], role["finds"]) for person, role in found if person]


def address(key: str) -> str:
    """Return the e-mail address of somebody of the story."""
    return f"{key}@{company().domain}"


def key_of(person: Person | None) -> str:
    """Return the story's key of somebody: what stands before the @ of their address; empty for nobody."""
    return (person.email or "").partition("@")[0] if person else ""
