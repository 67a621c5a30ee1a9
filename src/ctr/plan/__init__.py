"""What is written: the model, its validation, strict YAML with positions, and loading."""
