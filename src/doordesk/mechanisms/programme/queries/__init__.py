"""What the Core's page of the programme shows; whoever asks has `programme:read`."""

from doordesk.mechanisms.programme.queries.page import Programme, programme

__all__ = ["Programme", "programme"]
