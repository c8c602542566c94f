"""What a record says to readers on its own page: facts, relations, notes, and how it was on another day."""
