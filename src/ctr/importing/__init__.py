"""From the blocks of an issued document to a plan: what each value is, and which words say so."""
