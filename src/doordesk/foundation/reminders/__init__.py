"""A letter on a working morning with what waits on somebody's desk: one a day at most, none for nothing."""
