"""The language: matching keys, numbers and dates as Vietnamese writes them."""
