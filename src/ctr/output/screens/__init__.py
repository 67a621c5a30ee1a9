"""What each command shows to people: laid out for a terminal, a line a thing in a pipe."""
