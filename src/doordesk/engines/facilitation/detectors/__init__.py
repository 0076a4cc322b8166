"""One file for each thing that is looked for; each look takes a meeting and gives prompts."""
