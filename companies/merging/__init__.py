"""Making one of two rows that mean the same."""
