"""Two versions of a file of the plan become one, entry by entry."""
