"""Who is certified, seats against demand, load, lapsing, who waits for what (rules P1, P6, L7, L10)."""
