"""Who is certified to interview and to raise the bar: granted and withdrawn by the Core (rules L4, L7, P1)."""
