"""Reading a text: words, sentences, who speaks in it, how alike two are."""
