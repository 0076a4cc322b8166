"""The gallery: every component in every state, and the error pages, for the eye and for axe."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from doordesk.foundation.kernel import clock
from doordesk.foundation.kernel.refusals import Refused
from doordesk.foundation.ui.gallery import NOON, sample


@login_not_required
def gallery(request: HttpRequest) -> HttpResponse:
    """Show every component with words as they occur in use."""
    with clock.at(NOON):
        return render(request, "ui/gallery.html", sample(request.GET))


@login_not_required
@require_POST
def read(request: HttpRequest) -> HttpResponse:
    """Answer with the live part, one reader further."""
    count = int(request.POST.get("read") or 0) % 5 + 1
    return render(request, "ui/gallery/live.html", {"read": count})


@login_not_required
@require_POST
def refused(request: HttpRequest) -> HttpResponse:
    """Refuse, the way an action does."""
    raise Refused(
        "Priya reads for herself.", rule="D3", way_out="Remind her, or wait until the reading time ends."
    )


@login_not_required
def error(request: HttpRequest, code: int) -> HttpResponse:
    """Show an error page as a reader would meet it."""
    known = code if code in {400, 403, 404, 500} else 404
    return render(request, f"{known}.html", status=known)
