"""What the plan means on a day: deadlines, states, targets, what is due. Computes; says nothing."""
