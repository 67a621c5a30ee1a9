"""A document as plain blocks of text, each with its place, before anything in it is understood."""
