"""Reading a text: blocks, sentences, words, and what of it is somebody else's."""
