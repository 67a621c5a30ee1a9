"""What `ctr doctor` finds out of the program, the plan, git and the machine; nothing is written."""
