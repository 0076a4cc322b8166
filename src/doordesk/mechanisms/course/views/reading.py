"""The contents of the course, one lesson with its check, and who finished what as a file."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from doordesk.foundation.access.doors import can, fetch, require, visible
from doordesk.foundation.access.permissions import P
from doordesk.foundation.kernel.actors import Actor
from doordesk.foundation.people.requests import actor_of
from doordesk.foundation.ui.filters import read
from doordesk.foundation.ui.tables import csv_response
from doordesk.mechanisms.course import actions, queries
from doordesk.mechanisms.course.models import Finish, Lesson, Version

HEADER = ("Name", "Address", "Course", "Lesson", "Finished")
Context = dict[str, object]


@require_GET
def contents(request: HttpRequest) -> HttpResponse:
    """Every course with its lessons, as far as the reader is."""
    actor, filters = actor_of(request), read(request.GET)
    versions = list(queries.lessons(actor, filters.q))
    may_write = can(actor, P.COURSE_WRITE)
    found = len(versions)
    context: Context = {
        "filters": filters,
        "books": queries.contents(actor, versions),
        "count": f"{found} lesson{'' if found == 1 else 's'}",
        "may_write": may_write,
        "may_follow": can(actor, P.COURSE_FOLLOW),
    }
    if may_write:
        all_courses = list(queries.courses(actor))
        filled = {one.lesson.course_id for one in versions}
        context["bare"] = [one for one in all_courses if one.retired_at is None and one.pk not in filled]
        context["retired"] = [one for one in all_courses if one.retired_at]
        context["shelved"] = [one for one in queries.shelved(actor) if not one.lesson.course.retired_at]
    return render(request, "course/list.html", context)


@require_GET
def lesson(request: HttpRequest, pk: int) -> HttpResponse:
    """One lesson: the text, then the check of understanding."""
    actor = actor_of(request)
    version = _version(actor, pk)
    return render(request, "course/lesson.html", _page(actor, version) | _keeping(actor, version))


@require_POST
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """Answer a question: the check again for a page with scripts, otherwise the lesson at its question."""
    actor = actor_of(request)
    row = fetch(actor, Lesson, pk, Lesson.objects.select_related("course"))
    number, choice, based_on = (_number(request, name) for name in ("question", "choice", "based_on"))
    actions.reply(row, number or 0, choice or 0, actor=actor, based_on=based_on)
    if request.headers.get("HX-Request") == "true":
        return render(request, "course/check.html", _page(actor, _version(actor, pk)) | {"answered": number})
    return redirect(f"{reverse('course:lesson', args=[pk])}#question-{number}")


@require_GET
def finished_csv(request: HttpRequest) -> HttpResponse:
    """Who finished which lesson."""
    actor = actor_of(request)
    require(actor, P.COURSE_FOLLOW)
    people = Finish.objects.select_related("person", "version__lesson__course")
    rows = (
        (one.person.name, one.person.email, one.version.lesson.course.title, one.version.title, one.at)
        for one in queries.standing(visible(actor, Finish, people))
    )
    return csv_response("lessons-finished.csv", HEADER, rows)


def _number(request: HttpRequest, name: str) -> int | None:
    said = request.POST.get(name, "")
    return int(said) if said.isascii() and said.isdecimal() and len(said) < 6 else None  # noqa: PLR2004


def _version(actor: Actor, pk: int) -> Version:
    return queries.of_lesson(fetch(actor, Lesson, pk))


def _page(actor: Actor, version: Version) -> Context:
    """What the text and the check need."""
    row = list(queries.current(version.lesson.course.key))
    before, after = queries.neighbours(version, row)
    book = next(iter(queries.contents(actor, row)), None)
    here = next((one for one in book.entries if one.version == version), None) if book else None
    check = queries.check_of(actor, version)
    return {
        "version": version,
        "lesson": version.lesson,
        "course": version.lesson.course,
        "book": book,
        "entry": here,
        "before": before,
        "after": after,
        "check": check,
        "right": sum(one.right for one in check),
        "in_use": here is not None,
    }


def _keeping(actor: Actor, version: Version) -> Context:
    """What those who write the course see beside it."""
    if not can(actor, P.COURSE_WRITE, version.lesson):
        return {"may_write": False}
    original = queries.shipped_text(version.lesson.course.key, version.lesson.key)
    return {
        "may_write": True,
        "history": list(queries.history(actor, version.lesson)),
        "has_original": original is not None and not version.shipped,
        "other_questions": original is not None and original.marks != version.written.marks,
    }
