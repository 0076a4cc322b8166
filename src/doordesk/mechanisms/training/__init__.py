"""Who is certified to interview and to raise the bar; the Core grants and withdraws (rules L4, L7, P1)."""
