"""The smallest shared words: actors, refusals, states, duties, the clock and the rules themselves."""
