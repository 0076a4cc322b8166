"""Who can be played, what the played do and when, and what a newcomer is told about it."""

from doordesk.mechanisms.demo.queries.plays import Play, play_called, plays
from doordesk.mechanisms.demo.queries.seats import Seat, address, seats

__all__ = ("Play", "Seat", "address", "play_called", "plays", "seats")
