"""Courses added and renamed; lessons and courses moved, retired, taken up again, taken back."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from doordesk.foundation.access.doors import fetch, require
from doordesk.foundation.access.permissions import P
from doordesk.foundation.people.requests import actor_of, posted
from doordesk.foundation.ui.refusals import REFUSED_FORM, refusals_on
from doordesk.mechanisms.course import actions
from doordesk.mechanisms.course.forms import CourseForm
from doordesk.mechanisms.course.models import Course, Lesson


@require_http_methods(["GET", "POST"])
def add_course(request: HttpRequest) -> HttpResponse:
    """A new course."""
    actor = actor_of(request)
    require(actor, P.COURSE_WRITE)
    form = CourseForm(posted(request))
    if form.is_valid():
        with refusals_on(form):
            said = form.cleaned_data
            course = actions.add_course(said["title"], said["summary"], actor=actor)
            messages.success(request, f"“{course}” is there. Give it a first lesson.")
            return redirect("course:add_lesson", course.pk)
    return _page(request, form)


@require_http_methods(["GET", "POST"])
def change_course(request: HttpRequest, pk: int) -> HttpResponse:
    """Another title or summary."""
    actor = actor_of(request)
    course = fetch(actor, Course, pk)
    require(actor, P.COURSE_WRITE, course)
    form = CourseForm(request.POST) if request.method == "POST" else CourseForm.of(course)
    if form.is_valid():
        with refusals_on(form):
            said = form.cleaned_data
            actions.change_course(course, said["title"], said["summary"], actor=actor)
            messages.success(request, "Changed.")
            return redirect("course:list")
    return _page(request, form, course)


@require_POST
def arrange(request: HttpRequest, pk: int) -> HttpResponse:
    """Move, retire or take up a course."""
    actor, deed = actor_of(request), request.POST.get("deed")
    course = fetch(actor, Course, pk)
    if deed == "retire":
        actions.retire(course, actor=actor)
        messages.success(request, f"“{course}” is retired. What people finished is kept.")
    elif deed == "restore":
        actions.restore(course, actor=actor)
        messages.success(request, f"“{course}” is in use again.")
    else:
        actions.move_course(course, up=deed == "up", actor=actor)
    return redirect(f"{reverse('course:list')}#course-{pk}")


@require_POST
def arrange_lesson(request: HttpRequest, pk: int) -> HttpResponse:
    """Move, retire or take up a lesson."""
    actor, deed = actor_of(request), request.POST.get("deed")
    lesson = fetch(actor, Lesson, pk)
    if deed == "retire":
        actions.retire(lesson, actor=actor)
        messages.success(
            request, "Retired. The course asks for one lesson less; what people finished is kept."
        )
    elif deed == "restore":
        actions.restore(lesson, actor=actor)
        messages.success(request, "In use again.")
    else:
        actions.move_lesson(lesson, up=deed == "up", actor=actor)
    return redirect("course:lesson", pk)


@require_POST
def shipped(request: HttpRequest, pk: int) -> HttpResponse:
    """Back to the product's own text."""
    actor = actor_of(request)
    lesson = fetch(actor, Lesson, pk)
    actions.back_to_shipped(lesson, actor=actor, anew=request.POST.get("anew") == "on")
    messages.success(request, "The lesson says again what Doordesk brought. Your version is in its history.")
    return redirect("course:lesson", pk)


def _page(request: HttpRequest, form: CourseForm, course: Course | None = None) -> HttpResponse:
    status = REFUSED_FORM if form.is_bound else 200
    return render(request, "course/course.html", {"form": form, "course": course}, status=status)
