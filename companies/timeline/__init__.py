"""A record through the years, drawn on the server as SVG, and the same as a table."""
