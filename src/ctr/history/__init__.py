"""What became of a plan in the history that git keeps of its folder."""
