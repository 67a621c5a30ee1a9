"""What the Tab key offers, in bash, zsh, fish and PowerShell.

It runs at each Tab, so that it imports neither the framework nor the model: which commands and
options there are is read from `commands.json` (made by `make generated`), the names of the plan
from a file in the user's cache. On any trouble it offers nothing and says nothing.
"""
