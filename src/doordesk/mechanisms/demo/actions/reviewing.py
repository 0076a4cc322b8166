"""A draw of assessments for quality, and what its reviewers wrote (rule P5)."""

from functools import partial

from doordesk.mechanisms.demo.actions.settling import Town
from doordesk.mechanisms.demo.calendar import moment, working_day
from doordesk.mechanisms.demo.story import Table
from doordesk.mechanisms.demo.timeline import Timeline
from doordesk.mechanisms.quality.actions import Said, draw_sample, hand_in
from doordesk.mechanisms.quality.models import Review
from doordesk.mechanisms.quality.states import Line, State

NOON, AFTERNOON = 12, 15


def review_quality(town: Town, timeline: Timeline, draw: Table, reviews: list[Table]) -> None:
    """Draw once, and let the reviewers hand in; a piece without a review in the story stays open."""
    today = town.today.date()
    days = (working_day(today, draw["since"]), working_day(today, draw["until"]))
    drawing = partial(draw_sample, *days, actor=town.people[draw["by"]])
    timeline.at(moment(today, draw["day"], NOON, "Europe/London"), drawing)
    for told in reviews:
        when = moment(today, told["day"], AFTERNOON, "Europe/London")
        timeline.at(when, partial(_review, town, told))


def _review(town: Town, told: Table) -> None:
    rows = Review.objects.filter(
        piece__assessment__author=town.people[told["author"]],
        piece__assessment__interview__application__candidate__name=told["candidate"],
        state=State.OPEN,
    )
    for number, row in enumerate(rows.select_related("reviewer").order_by("pk")):
        marks = told["marks"] | (told["second"] if number else {})
        sentences = told.get("sentences", {})
        said = {line: Said(marks[line.value], sentences.get(line.value, "")) for line in Line}
        hand_in(row, said, actor=row.reviewer)
