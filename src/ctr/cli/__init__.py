"""What a person types: one module a command; the only place that knows Typer."""
