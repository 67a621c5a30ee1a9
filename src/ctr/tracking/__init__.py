"""What the plan means on a date: working days, deadlines, what is due, targets, selection."""
