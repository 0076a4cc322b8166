"""What every mechanism stands on: words, clock, access, looks, trail, events, mail, people, rule book."""
