"""A plan: what it is (`model`) and how it arrives from its files (`load`)."""
