"""What comes in and goes out: Excel forms and lists, calendars."""
