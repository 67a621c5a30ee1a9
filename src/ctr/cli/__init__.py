"""What a person types: its commands, and what they share; the only place that knows Typer."""
