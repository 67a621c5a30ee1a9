"""What comes in and goes out: Excel forms, calendars."""
