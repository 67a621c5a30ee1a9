"""What was read of plans, found in them and answered, kept in the user's cache for the next time.

All of it follows from the plans: it may be deleted at any moment, and changes no answer.
"""
