"""The page cache: readers' pages kept in each process, before Django is asked, until one of their keys changes.

`layer.py` is the WSGI application around Django's; `asking.py` says what may be asked of it, `pages.py` keeps pages in
bounded memory, `answers.py` writes them out, `log.py` reads what changed, `turns.py` has each page made once at a time.
"""
