"""What is known of a person, and which roles they have."""

from functools import cache
from typing import Any

from django import forms

from doordesk.foundation.kernel.actors import Role
from doordesk.foundation.people.actions import Details
from doordesk.foundation.people.actions.roster import LEVELS
from doordesk.foundation.people.models import Person, Team
from doordesk.foundation.people.queries import active, known_zones

REGIONS = ("Africa/", "America/", "Asia/", "Atlantic/", "Australia/", "Europe/", "Indian/", "Pacific/")
ROLES = {
    Role.ADMINISTRATOR: "Administrator: people, settings, imports, the trail. Opens no sealed assessment.",
    Role.CORE: "Core: runs the Bar Raiser programme, certifies, reads the trail.",
    Role.RECRUITER: "Recruiter: candidates and their way, interviews, invitations.",
}


@cache
def zones() -> list[tuple[str, str]]:
    """The zones that a place gives its name to, with that name as one says it."""
    named = sorted({zone for zone in known_zones() if zone.startswith(REGIONS)} | {"UTC"})
    return [(zone, zone.replace("_", " ")) for zone in named]


def zone_meant(said: str) -> str:
    """Understand a city by itself: 'lisbon' is Europe/Lisbon; what is not one zone stays as it was said."""
    words = said.strip().replace("_", " ").casefold()
    found = {zone for zone, name in zones() if words in {name.casefold(), name.rsplit("/", 1)[-1].casefold()}}
    return found.pop() if len(found) == 1 else said.strip()


class _ZoneField(forms.CharField):
    def clean(self, value: object) -> str:
        return zone_meant(super().clean(value))


def _zone_field(help_text: str) -> forms.CharField:
    widget = forms.TextInput({"list": "zones", "autocomplete": "off", "spellcheck": "false"})
    return _ZoneField(label="Time zone", max_length=60, help_text=help_text, widget=widget)


class ZoneForm(forms.Form):
    """The reader's own zone."""

    zone = _zone_field(
        "Every time you read here is told by this clock. Type a city: Lisbon, New York, Nairobi."
    )
    zones = staticmethod(zones)


class PersonForm(forms.Form):
    """Name, address, where somebody stands in the company, and their clock."""

    name = forms.CharField(label="Name", max_length=120, widget=forms.TextInput({"autocomplete": "off"}))
    email = forms.EmailField(
        label="E-mail address",
        required=False,
        help_text="They sign in with it, and letters go to it. Everybody has one of their own.",
        widget=forms.EmailInput({"autocomplete": "off"}),
    )
    title = forms.CharField(
        label="Title", max_length=120, required=False, help_text="As in 'Senior engineer, Payments'."
    )
    level = forms.IntegerField(
        label="Level",
        min_value=LEVELS[0],
        max_value=LEVELS[-1],
        help_text=f"Your company's own scale, {LEVELS[0]} to {LEVELS[-1]}; loops need it (rules L4 and L5).",
    )
    team = forms.CharField(
        label="Team",
        max_length=80,
        required=False,
        help_text="Choose one, or type the name of a new one.",
        widget=forms.TextInput({"list": "teams", "autocomplete": "off"}),
    )
    manager = forms.ModelChoiceField(
        Person.objects.none(),
        label="Manager",
        required=False,
        empty_label="Nobody",
        help_text="Reporting lines make the hiring chain, from which no Bar Raiser comes (rule L4).",
    )
    zone = _zone_field("Where they work: invitations name both clocks. Type a city.")
    zones = staticmethod(zones)

    def __init__(self, *args: Any, person: Person | None = None, **kwargs: Any) -> None:
        """Offer everybody who works here as manager, and whoever is the manager now."""
        super().__init__(*args, **kwargs)
        manager = self.fields["manager"]
        assert isinstance(manager, forms.ModelChoiceField)  # noqa: S101 - declared above; tells the type
        people = active()
        if person is not None:
            now = Person.objects.filter(pk=person.manager_id or 0).select_related("team")
            people = (people | now).exclude(pk=person.pk)
        manager.queryset = people

    def teams(self) -> list[str]:
        """The names there are."""
        return list(Team.objects.values_list("name", flat=True))

    def details(self) -> Details:
        """Return what was said, for the actions."""
        said = self.cleaned_data
        return Details(
            name=said["name"], email=said["email"] or None, title=said["title"], level=said["level"],
            team=said["team"], manager=said["manager"], zone=said["zone"],
        )  # fmt: skip


def as_typed(person: Person) -> dict[str, object]:
    """What the form shows of somebody before anything is changed."""
    return {
        "name": person.name, "email": person.email, "title": person.title, "level": person.level,
        "team": person.team.name if person.team else "", "manager": person.manager_id, "zone": person.zone,
    }  # fmt: skip


class RolesForm(forms.Form):
    """The company-wide roles; every other role comes from facts."""

    roles = forms.TypedMultipleChoiceField(
        label="Company-wide roles",
        required=False,
        coerce=Role,
        choices=[(role.value, says) for role, says in ROLES.items()],
        widget=forms.CheckboxSelectMultiple,
        help_text="All other roles follow from facts: who manages an opening, sits on a loop, is certified.",
    )
