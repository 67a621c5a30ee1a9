"""Files that prove what was done: taken in, named, hashed, and what a Word file says of itself."""
