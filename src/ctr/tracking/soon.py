"""How near a deadline is that is soon."""

SOON_DAYS = 30
