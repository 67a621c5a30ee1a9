"""The plan as its amendments leave it on a day."""
