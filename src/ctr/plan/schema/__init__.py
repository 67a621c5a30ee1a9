"""JSON Schemas of a plan's files for editors, made from the model and from the plan's own names."""
