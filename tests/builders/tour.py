"""The main pages of the sample company: whose they are, and how one gets there from the navigation."""

from dataclasses import dataclass

from playwright.sync_api import Page

from tests.builders.windows import be


@dataclass(frozen=True)
class Place:
    """A page as one of the cast reaches it: from a place of the navigation, then by links of these names."""

    name: str
    who: str
    begin: str = "/"
    links: tuple[str, ...] = ()


CANDIDATES, OPENINGS, LOOPS, DEBRIEFS = "/candidates/", "/openings/", "/loops/", "/debriefs/"
POST = "Senior engineer, Payments"
PLACES = (
    Place("desk", "Ana"),
    Place("desk-empty", "Helen"),
    Place("candidates", "Nadia", CANDIDATES),
    Place("board", "Nadia", CANDIDATES, ("Board",)),
    Place("candidates-none", "Helen", CANDIDATES),
    Place("candidate-add", "Nadia", CANDIDATES, ("Add a candidate",)),
    Place("application", "Nadia", CANDIDATES, ("Amara Okafor",)),
    Place("candidate", "Nadia", CANDIDATES, ("Amara Okafor", "Amara Okafor")),
    Place("screen", "Nadia", "/", ("Plan a screen for Tomas Ek, Senior engineer, Payments",)),
    Place("openings", "Marta", OPENINGS),
    Place("opening", "Marta", OPENINGS, (POST,)),
    Place("opening-add", "Marta", OPENINGS, ("Add an opening",)),
    Place("plan", "Nadia", "/", ("Plan the loop of Mei-Lin Zhao, Senior engineer, Payments",)),
    Place("loops", "Nadia", LOOPS),
    Place("loop", "Nadia", LOOPS, ("Amara Okafor",)),
    Place("loop-gaps", "Omar", LOOPS, ("Nell Whitaker",)),
    Place("brief", "Wanjiru", "/", ("Interview Daniel Costa",)),
    Place("assessment", "Kofi", "/", ("Hand in your assessment of O. Tran",)),
    Place("sealed", "Nadia", CANDIDATES, ("Amara Okafor", "Open the packet")),
    Place("call", "Ana", "/", ("Call the debrief of A. Okafor",)),
    Place("reading", "Ana", DEBRIEFS, ("Sunniva Dahl",)),
    Place("debrief", "Ana", DEBRIEFS, ("Freya Nilsen",)),
    Place("wall", "Ana", DEBRIEFS, ("Freya Nilsen", "Wall view")),
    Place("debriefs", "Ana", DEBRIEFS),
    Place("packet", "Ana", DEBRIEFS, ("Grace Mwangi",)),
    Place("process", "Ana", DEBRIEFS, ("How we decide",)),
    Place("principles", "Ana", "/principles/"),
    Place("principle", "Rosa", "/principles/", ("Act as an owner",)),
    Place("rules", "Ana", "/rules"),
    Place("coach", "Ana", "/writing/rules/"),
    Place("coach-rule", "Rosa", "/writing/rules/?q=second-hand", ("“…” is what somebody else thinks.",)),
    Place("coach-rule-add", "Rosa", "/writing/rules/add"),
    Place("coach-try", "Kofi", "/writing/try/"),
    Place("settings", "Rosa", "/rules/settings/"),
    Place("trail", "Erik", "/trail/"),
    Place("people", "Erik", "/people/"),
    Place("person", "Erik", "/people/", ("Ana Ferreira",)),
    Place("person-add", "Erik", "/people/add/"),
    Place("people-import", "Erik", "/people/import/"),
    Place("profile", "Leila", "/people/profile/"),
    Place("training", "Rosa", "/training/"),
    Place("course", "Leila", "/course/"),
    Place("lesson", "Leila", "/course/", ("Follow-up questions",)),
    Place("lesson-write", "Rosa", "/course/", ("Follow-up questions", "Change")),
    Place("your-training", "Leila", "/training/yours/"),
    Place("practice-result", "Leila", "/growth/", ("Over time", "The nine kitchens")),
    Place("sitting", "Leila", "/shadowing/?stage=done", ("Leila Haddad",)),
    Place("coaching-notes", "Ana", "/", ("Write your coaching notes: debrief of L. Fontana",)),
    Place("growth", "Aisling", "/growth/"),
    Place("door", "Ana", "/demo/"),
)


def go(page: Page, site: str, place: Place) -> None:
    """Walk there; the window must have taken the seat already."""
    page.goto(site + place.begin)
    for name in place.links:
        page.locator("main").get_by_role("link", name=name, exact=True).first.click()
    page.wait_for_load_state()


def visit(page: Page, site: str, place: Place) -> None:
    """Take the seat and walk there."""
    be(page, site, place.who)
    go(page, site, place)
