"""Read, re-vote, discuss, decide: the debrief and its closed packet (rules D1-D14)."""
