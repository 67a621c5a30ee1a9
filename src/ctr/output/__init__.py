"""How an answer is shown: tables for people, JSON and CSV as contracts, Markdown tables."""
