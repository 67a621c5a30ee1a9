"""The lists that commands answer with: of what, in which columns, how on a screen and in Excel."""
