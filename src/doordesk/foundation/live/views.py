"""For pages that ask by themselves: saying that somebody is here; and what a server without streams says."""

from http import HTTPStatus

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_POST, require_safe

from doordesk.foundation.kernel.actors import Actor
from doordesk.foundation.live.actions import beat_by_page
from doordesk.foundation.live.channels import may_follow, shows_presence

MOST_CHANNELS = 8


@require_POST
def beat(request: HttpRequest) -> HttpResponse:
    """Say that somebody's page is open, in the channels `?on=` that show who is present."""
    actor: Actor = request.user  # type: ignore[assignment]  # every page demands one; people stand above
    channels = [name for name in request.GET.getlist("on")[:MOST_CHANNELS] if shows_presence(name)]
    for name in channels:
        if actor.pk is None or not may_follow(actor, name):
            message = f"There is no channel {name} that you may follow."
            raise Http404(message)
        beat_by_page(name, actor.pk)
    return HttpResponse(status=HTTPStatus.NO_CONTENT)


@require_safe
def no_streams(_request: HttpRequest) -> HttpResponse:
    """Say that this server (Django's own, in development) has no streams: pages ask by themselves."""
    said = "This server has no event streams; pages ask by themselves. 'doordesk serve' has them."
    return HttpResponse(said, status=HTTPStatus.NOT_IMPLEMENTED, content_type="text/plain; charset=utf-8")
