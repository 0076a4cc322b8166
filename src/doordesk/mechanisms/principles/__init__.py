"""Leadership principles: the words of everything else; old records keep their wording (rules L6, F1)."""
