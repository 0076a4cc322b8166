"""Users, jobs, candidates and applications of an export, as records. Touches nothing.

The API's versions 1 and 3 differ here in a few names of fields; both are read.
"""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from doordesk.mechanisms.imports.models import Told
from doordesk.mechanisms.imports.queries.fields import Item
from doordesk.mechanisms.imports.queries.records import Applicant, Bid, Human, Post
from doordesk.mechanisms.imports.queries.words import stage

NO_POST = "unknown"
OF_APPLICATION = "of application "
MANAGER = Human("unknown hiring manager", "Unknown hiring manager", Told.MENTIONED)
RECRUITER = Human("unknown recruiter", "Unknown recruiter", Told.MENTIONED)


def user(item: Item) -> Human:
    """A user of the old system."""
    key, email = item.key("id"), _address(_emails(item))
    name = _name(item) or email or unknown_human(key).name
    return Human(key, name, Told.WHOLE, email, item.line("job_title"), active=not _left(item) and email != "")


def human(item: Item | None) -> Human | None:
    """Somebody whom another row names, perhaps by the employee's number alone; None for nobody."""
    if item is None:
        return None
    key = item.maybe_key("id") or by_employee(item.maybe_key("employee_id"))
    name = _name(item)
    if not key:
        return None
    return Human(key, name, Told.NAMED) if name else unknown_human(key)


def by_employee(number: str) -> str:
    """The key of somebody who is named by the employee's number alone; '' for none."""
    return f"employee {number}" if number else ""


def unknown_human(key: str) -> Human:
    """Somebody of whom only the number is known."""
    return Human(key, f"Unknown person {key}", Told.MENTIONED)


def job(item: Item) -> tuple[Post, list[Human]]:
    """A job, and the people of its hiring team whom it names."""
    key = item.key("id")
    team = item.part("hiring_team")
    managers = list(team.parts("hiring_managers")) if team else []
    recruiters = list(team.parts("recruiters")) if team else []
    recruiters.sort(key=lambda one: not one.flag("responsible"))
    manager, recruiter = (next(filter(None, map(human, some)), None) for some in (managers, recruiters))
    post = Post(
        key,
        item.line("name") or unknown_post(key).name,
        Told.WHOLE,
        next((one.line("name", 80) for one in item.parts("departments")), ""),
        manager.id if manager else "",
        recruiter.id if recruiter else "",
        item.moment("opened_at") or item.moment("created_at"),
    )
    return post, [one for one in (manager, recruiter) if one]


def named_post(item: Item) -> Post:
    """A job that an application names."""
    key = item.key("id")
    name = item.line("name")
    return Post(key, name, Told.NAMED) if name else unknown_post(key)


def unknown_post(key: str) -> Post:
    """An opening of which only the number is known, or not even that."""
    name = "Unknown opening" if key == NO_POST else f"Unknown opening {key}"
    return Post(key, name, Told.MENTIONED)


def candidate(item: Item) -> Applicant:
    """A candidate."""
    key = item.key("id")
    numbers = (one.line("value", 40) for one in item.parts("phone_numbers"))
    pages = [*item.parts("website_addresses"), *item.parts("social_media_addresses")]
    return Applicant(
        key,
        _name(item) or unknown_applicant(key).name,
        Told.WHOLE,
        _address(_emails(item)),
        next(filter(None, numbers), ""),
        "\n".join(filter(_is_page, (one.line("value", 300) for one in pages))),
        item.moment("created_at"),
    )


def unknown_applicant(key: str, application: str = "") -> Applicant:
    """A candidate of whom only the number is known, or only that of their application."""
    key = key or f"{OF_APPLICATION}{application}"
    return Applicant(key, f"Unknown candidate {key}", Told.MENTIONED)


def application(item: Item, told: Told = Told.WHOLE) -> tuple[Bid, Post]:
    """An application, and the job it is for as far as it says."""
    key, posts = item.key("id"), [named_post(one) for one in item.parts("jobs")]
    number = item.maybe_key("job_id")
    if number:
        posts = [one for one in posts if one.id == number] or [unknown_post(number)]
    if not posts and item.flag("prospect"):
        raise item.wrong("prospect", "somebody who has not applied for an opening.")
    post = posts[0] if posts else unknown_post(NO_POST)
    source = item.part("source")
    bid = Bid(
        key,
        item.key("candidate_id"),
        post.id,
        told,
        stage(item).value,
        source.line("public_name", 60) if source else "",
        item.moment("applied_at") or item.moment("created_at"),
    )
    return bid, post


def unknown_bid(key: str, applicant: str) -> Bid:
    """An application of which a scorecard gives only the number, and perhaps the candidate's."""
    return Bid(key, applicant, NO_POST, Told.MENTIONED)


def _name(item: Item) -> str:
    return item.line("name") or item.line_of("first_name", "last_name")


def _left(item: Item) -> bool:
    return item.flag("disabled") or item.flag("deactivated")


def _emails(item: Item) -> Iterable[str]:
    for field in ("primary_email_address", "primary_email", "email"):
        yield item.line(field, 254)
    for field in ("emails", "email_addresses"):
        for one in item.each(field):
            yield one if isinstance(one, str) else Item(item.place, one).line("value", 254)


def _address(addresses: Iterable[str]) -> str:
    """The first that is an address at all, in small letters."""
    for address in filter(None, addresses):
        try:
            validate_email(address)
        except ValidationError:
            continue
        return address.lower()
    return ""


def _is_page(address: str) -> bool:
    return address.startswith(("http://", "https://", "www."))
