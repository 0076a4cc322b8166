"""After each debrief a note to each interviewer, their answers, and a person's growth (rules P3, D8, D12)."""
