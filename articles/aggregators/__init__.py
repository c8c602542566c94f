"""What aggregators will not take: their documented rules, held against a story before it is published."""
