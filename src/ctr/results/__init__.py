"""How results change: what a writer wants, and the one transaction that writes it."""
