"""People, their teams and reporting lines, accounts and invitations (rules L4, L5 rest on the lines)."""
