"""What every mechanism stands on: words and clock, access, looks, history, events, mail, people, the rule book."""
