"""What is unclear in a plan: one function a rule, each with a code."""
