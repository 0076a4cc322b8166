"""Somebody new on the way to a certificate, as far as they go alone: door, path, course and practice."""

import re
from functools import cache
from html import unescape

from playwright.sync_api import Page, expect

from doordesk.mechanisms.course.queries import shipped
from tests.browser.people import People, follow, never, press, titled, told

NAME, ADDRESS, PASSWORD = "Sanna Berg", "sanna@fernhill.example", "nine herons over the canal"
STORY = "tests.browser.growing_story"
REASON = "She counted trips on the ward"  # of the first expert, for the first principle of the first case
PLANTED = "Asks about children, however kindly meant."
UNFINISHED = "Sanna is not through the path “Interviewer” yet"
DEED = """word => {
  const said = new FormData();
  said.append('csrfmiddlewaretoken', document.querySelector('[name=csrfmiddlewaretoken]').value);
  said.append('words', 'I know them.');
  return fetch(`${location.pathname}${word}`, {method: 'POST', body: said}).then(answer => answer.text());
}"""


def arrive(people: People) -> None:
    """Erik puts Sanna on record and invites her; she comes in by the link of the letter."""
    erik = people.at_desk("erik")
    erik.get_by_role("link", name="People", exact=True).click()
    follow(erik, "Add a person")
    erik.get_by_label("Name", exact=True).fill(NAME)
    erik.get_by_label("E-mail address").fill(ADDRESS)
    erik.get_by_label("Level", exact=True).fill("5")
    erik.get_by_label("Team").fill("Payments")
    erik.get_by_label("Manager").select_option(label="Marta Kowalczyk")
    erik.get_by_label("Time zone").fill("London")
    press(erik, "Add")
    press(erik, "Invite")
    link = re.search(rf"{people.server.url}\S+", people.server.play(f"{STORY}:letter", ADDRESS))
    assert link
    people.pages["sanna"] = sanna = people.windows.open()
    sanna.goto(link[0])
    titled(sanna, "Welcome, Sanna")
    sanna.get_by_label("Password", exact=True).fill(PASSWORD)
    sanna.get_by_label("The same once more").fill(PASSWORD)
    press(sanna, "Come in")
    told(people.at_desk("sanna"), "Nothing is waiting for you.")


def begin(people: People) -> None:
    """Rosa puts her on the path and names Mateo; neither can certify her yet."""
    rosa = people.at_desk("rosa")
    rosa.get_by_role("link", name="People", exact=True).click()
    follow(rosa, NAME)
    follow(rosa, "Put on a path")
    rosa.get_by_label("Interviewer", exact=True).check()
    press(rosa, "Put on this path")
    titled(rosa, f"Interviewer: {NAME}")
    rosa.get_by_label("Mateo Quiroga").check()
    press(rosa, "Name the mentor")
    told(rosa, "Mateo Quiroga is the mentor; both are told.")
    for page in (rosa, journey(people, "mateo")):
        uncertified(page, "course (0 of 9), practice cases (0 of 3)")


def journey(people: People, name: str) -> Page:
    """The page of Sanna's path, as her mentor finds it from the list of those on the paths."""
    page = people.at_desk(name)
    follow(page, "Who is certified")
    follow(page, "who is on the way")
    follow(page, NAME)
    titled(page, f"Interviewer: {NAME}")
    return page


def uncertified(page: Page, missing: str) -> None:
    """No button certifies her, and the deed behind it is refused with what is missing."""
    expect(page.get_by_role("button", name="Certify Sanna")).to_have_count(0)
    told(page, missing)
    refused = unescape(page.evaluate(DEED, "certify"))
    assert UNFINISHED in refused
    assert missing in refused


def learn(people: People) -> None:
    """Nine lessons, each with its check; the first wrong answer says why it is one."""
    page = people.begin("sanna", "Take lesson 1: What a loop is for, and your part in it")
    wrong_first(page)
    for number in range(1, 10):
        expect(page.get_by_role("navigation", name="Path")).to_contain_text(f"Lesson {number} of 9")
        answer_all(page)
        expect(page.locator("#check")).to_contain_text("Lesson finished")
        if number < 9:
            page.locator("#check").get_by_role("link", name=re.compile("^Next: ")).click()
    told(page, "That was the last open lesson of this course.")


def wrong_first(page: Page) -> None:
    """The answer is kept with its reason, the right one's stays back, and nothing counts yet."""
    question = page.locator("#question-1")
    question.get_by_label("Stay with it.").check()
    question.get_by_role("button").click()
    expect(question).to_contain_text("Not this one. Your colleague will ask about customers.")
    again = question.get_by_role("button", name="Answer again: question 1")
    expect(again).to_be_focused()
    expect(again).to_have_accessible_description(re.compile("^Not this one."))
    never(page, "Each principle has an owner so that each is heard properly")
    told(page, "0 of 3 right")


@cache
def right_answers() -> dict[str, str]:
    """The right answer to every question of the product's lessons."""
    lessons = (lesson for bound in shipped() for lesson in bound.lessons)
    questions = (question for lesson in lessons for question in lesson.written.questions)
    return {one.text: answer.text for one in questions for answer in one.answers if answer.right}


def answer_all(page: Page) -> None:
    """Answer each question as the lesson's file says it is right."""
    right = right_answers()
    for number, text in enumerate(page.locator(".lesson-question legend").all_inner_texts(), 1):
        question = page.locator(f"#question-{number}")
        question.get_by_label(right[text.partition(". ")[2]], exact=True).check()
        question.get_by_role("button").click()
        expect(question).to_contain_text("Right.")


def practise(people: People) -> None:
    """One case from the desk, to the experts' reasons and her own difference; two more, and her accuracy."""
    page = people.begin("sanna", "Rate a practice case: The ward cupboards")
    never(page, REASON, PLANTED)
    for fieldset in page.locator("fieldset[id^=ask-]:has(textarea[data-of])").all()[:4]:
        fieldset.locator("input[value='3']").check()
        fieldset.get_by_role("textbox").fill("She counted it herself [6].")
    press(page, "Hand in and compare")
    notice = page.get_by_role("alert")
    expect(notice).to_be_focused()
    expect(notice.get_by_role("link")).to_have_text("Your vote is missing: choose one of the four.")
    expect(page.locator("[data-saved]")).to_contain_text("Saved")
    never(page, REASON, PLANTED)
    page.locator("[name=vote][value='3']").check()
    page.keyboard.press("Enter")  # saves in a line; what is final takes its button
    press(page, "Hand in and compare")
    titled(page, "The ward cupboards: your result")
    told(page, REASON)
    told(page, PLANTED)
    told(page, "One step stricter than")
    people.server.play(f"{STORY}:practise_the_next", ADDRESS, 2)
    people.at_desk("sanna").goto(f"{people.server.url}/practice/")
    follow(page, "Your accuracy over time")
    told(page, "Over the 3 latest of 3 cases")
    uncertified(journey(people, "rosa"), "interviews watched (0 of 2)")
