"""What `make generated` runs: the Word templates and the page of their names. Not run-time code."""
