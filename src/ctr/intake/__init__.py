"""What came in, by folder, archive or mail: found, opened within bounds, and told."""
