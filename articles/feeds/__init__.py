"""Feeds of the site and of every kind of story, tag, author, company, brand and partnership; see docs/FEEDS.md.

One description of an item, written down when its page is laid (`describing`), and one writer for each form. Everything
here comes from published rows.
"""
