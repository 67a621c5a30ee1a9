"""The words for what tracking computes: the only place where its values become Vietnamese."""
