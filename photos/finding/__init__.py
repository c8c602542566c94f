"""Rows are found on the desk by words, through an index: no search reads a table from end to end."""
