"""The page on which a lesson is written, with its preview."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from doordesk.foundation.access.doors import fetch, require
from doordesk.foundation.access.permissions import P
from doordesk.foundation.people.requests import actor_of, posted
from doordesk.foundation.ui.refusals import REFUSED_FORM, refusals_on
from doordesk.mechanisms.course import actions, queries
from doordesk.mechanisms.course.forms import LessonForm
from doordesk.mechanisms.course.models import Course, Lesson, Version


@require_http_methods(["GET", "POST"])
def add_lesson(request: HttpRequest, pk: int) -> HttpResponse:
    """A new lesson of a course."""
    actor = actor_of(request)
    course = fetch(actor, Course, pk)
    require(actor, P.COURSE_WRITE, course)
    form = LessonForm(posted(request))
    if _previews(request):
        return _preview(request, form, course)
    if form.is_valid():
        with refusals_on(form):
            lesson = actions.add_lesson(course, form.written, actor=actor)
            messages.success(request, "Added at the end of the course. It counts from now on.")
            return redirect("course:lesson", lesson.pk)
    return _page(request, form, course)


@require_http_methods(["GET", "POST"])
def write(request: HttpRequest, pk: int) -> HttpResponse:
    """The next version of a lesson."""
    actor = actor_of(request)
    lesson = fetch(actor, Lesson, pk)
    require(actor, P.COURSE_WRITE, lesson)
    version = queries.of_lesson(lesson)
    form = LessonForm(posted(request), version=version)
    if _previews(request):
        return _preview(request, form, version.lesson.course, version)
    if form.is_valid():
        with refusals_on(form):
            saw = request.POST.get("based_on", "")
            based_on = int(saw) if saw.isdecimal() else None
            actions.write_lesson(lesson, form.written, actor=actor, anew=form.anew, based_on=based_on)
            messages.success(request, "This version holds from now on; the earlier ones are kept.")
            return redirect("course:lesson", pk)
    return _page(request, form, version.lesson.course, version)


def _previews(request: HttpRequest) -> bool:
    """Whether to show and not to save: the button's value without a script, the address with htmx."""
    return request.method == "POST" and ("preview" in request.POST or "preview" in request.GET)


def _page(
    request: HttpRequest, form: LessonForm, course: Course, version: Version | None = None
) -> HttpResponse:
    context = {"form": form, "course": course, "version": version, "preview": None}
    return render(request, "course/write.html", context, status=REFUSED_FORM if form.is_bound else 200)


def _preview(
    request: HttpRequest, form: LessonForm, course: Course, version: Version | None = None
) -> HttpResponse:
    """How it will read: a fragment for htmx, otherwise the page again with the preview in it."""
    form.is_valid()
    context = {"form": form, "course": course, "version": version, "preview": form.written}
    fragment = request.headers.get("HX-Request") == "true"
    return render(request, "course/preview.html" if fragment else "course/write.html", context)
