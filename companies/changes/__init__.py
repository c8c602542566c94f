"""What became of the record: whose hand changed what, and taking it back."""
