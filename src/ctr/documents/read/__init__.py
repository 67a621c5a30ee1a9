"""Reading Word files that come back, as plain text and never trusted."""
