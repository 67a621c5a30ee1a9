"""YAML files: strict reading, errors in plain words, edits that touch nothing else."""
