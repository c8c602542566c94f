"""A site on which editors act in any order, and a small model of what readers must see of it."""
