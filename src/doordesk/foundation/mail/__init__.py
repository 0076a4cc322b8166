"""Letters by e-mail: a row in the action's transaction, sent after it, tried again when sending fails."""
