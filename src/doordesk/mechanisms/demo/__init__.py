"""The sample company: wholly fictional, played through the same actions as a real one; demo mode only."""
