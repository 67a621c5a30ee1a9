"""What is unclear or impossible in a plan that could be read: one function a check."""
