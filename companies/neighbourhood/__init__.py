"""A record and those that relations tie it to, drawn for its form on the desk."""
