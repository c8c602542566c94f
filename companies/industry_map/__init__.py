"""The industry as a map: who is tied to whom, through all years, drawn on the server, and the same as a table."""
