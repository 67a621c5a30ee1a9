"""Within how many days a deadline counts as soon."""

SOON_DAYS = 30
