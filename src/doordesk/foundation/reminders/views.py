"""Whether one wants the morning letter, and what today's would say."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from doordesk.foundation.people.requests import actor_of
from doordesk.foundation.reminders import actions, queries


@require_http_methods(["GET", "POST"])
def choice(request: HttpRequest) -> HttpResponse:
    """Show the letter as it stands now, and let the reader turn it off and on."""
    actor = actor_of(request)
    if request.method == "POST":
        wanted = request.POST.get("wanted") == "1"
        actions.want_letter(actor=actor, wanted=wanted)
        messages.success(
            request, "The letter comes on working mornings." if wanted else "No more letters of this kind."
        )
        return redirect("reminders:choice")
    context = {
        "wanted": queries.wants_letter(actor),
        "digest": queries.digest_of(actor, queries.told_to(actor)),
        "person": actor,
        "hour": queries.FROM_HOUR,
    }
    return render(request, "reminders/choice.html", context)
