"""Pages on which the company's rules are made: add, change, off and on, back to the shipped one."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from doordesk.foundation.access.doors import require
from doordesk.foundation.access.permissions import P
from doordesk.foundation.kernel.refusals import Refused
from doordesk.foundation.people.requests import actor_of, posted
from doordesk.foundation.ui.refusals import REFUSED_FORM, refusals_on
from doordesk.mechanisms.writing import actions, queries
from doordesk.mechanisms.writing.forms import NewRuleForm, RuleForm


@require_http_methods(["GET", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    """A rule of the company's own."""
    actor = actor_of(request)
    require(actor, P.WRITING_RULES_CHANGE)
    form = NewRuleForm(posted(request), families=queries.families())
    if form.is_bound and form.is_valid():
        said = form.cleaned_data
        with _faults_on(form):
            row = actions.add_rule(said["title"], said["family"], form.table(), actor=actor)
            messages.success(request, "Added. The coach knows it from now on.")
            return redirect("writing:rule", row.rule)
    return _page(request, form, None)


@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, rule: str) -> HttpResponse:
    """A rule in other words."""
    actor, here = actor_of(request), queries.company()
    if rule not in here.ruleset.all:
        raise Http404(f"There is no rule {rule}.")
    require(actor, P.WRITING_RULES_CHANGE)
    line = queries.line_of(here, rule)
    form = RuleForm(posted(request), rule=line.rule)
    if form.is_bound and form.is_valid():
        seen = request.POST.get("based_on", "")
        based_on = int(seen) if seen.isdecimal() and len(seen) < 10 else None  # noqa: PLR2004 - fits a column
        with _faults_on(form):
            reason = form.cleaned_data["reason"]
            actions.change_rule(rule, form.table(), reason=reason, based_on=based_on, actor=actor)
            messages.success(request, "Changed. The coach says it so from now on.")
            return redirect("writing:rule", rule)
    return _page(request, form, line)


@require_POST
def switch_off(request: HttpRequest, rule: str) -> HttpResponse:
    """Silent for everybody."""
    actions.switch_off(rule, request.POST.get("reason", ""), actor=actor_of(request))
    messages.success(request, "Off. The coach is silent about it from now on.")
    return redirect("writing:rule", rule)


@require_POST
def switch_on(request: HttpRequest, rule: str) -> HttpResponse:
    """At work again."""
    actions.switch_on(rule, actor=actor_of(request))
    messages.success(request, "On again.")
    return redirect("writing:rule", rule)


@require_POST
def put_back(request: HttpRequest, rule: str) -> HttpResponse:
    """As it comes with Doordesk."""
    actions.put_back(rule, actor=actor_of(request))
    messages.success(request, "Back to the rule as it comes with Doordesk.")
    return redirect("writing:rule", rule)


@contextmanager
def _faults_on(form: RuleForm) -> Iterator[None]:
    """Put each fault at its field; other refusals above the form."""
    with refusals_on(form):
        try:
            yield
        except actions.Unsound as unsound:
            for place, said in unsound.faults:
                form.add_error(place if place in form.fields else None, said)
        except Refused as refused:
            if refused.code != "changed_meanwhile":
                raise
            form.add_error(None, refused.sentence)


def _page(request: HttpRequest, form: RuleForm, line: queries.Line | None) -> HttpResponse:
    context = {
        "form": form,
        "line": line,
        "based_on": queries.revision_of(line.rule.id) if line else 0,
        "lists": sorted(line.family.words) if line else [],
    }
    return render(request, "writing/edit.html", context, status=REFUSED_FORM if form.errors else None)
