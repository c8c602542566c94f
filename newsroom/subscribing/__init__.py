"""How one subscribes to the paper: a page that offers every feed in every form, and all of them as OPML."""
