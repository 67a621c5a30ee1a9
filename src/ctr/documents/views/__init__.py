"""What the templates see: one view a document, every text already in words."""
