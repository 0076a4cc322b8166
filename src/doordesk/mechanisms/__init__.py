"""One Django app for each mechanism; the same room names in every one of them."""
