"""Whether all that is written down twice says the same, and what becomes of it where it does not."""
