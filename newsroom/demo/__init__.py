"""The demo paper's content: Baryta's record, people, pictures and stories, as data. `manage.py seed_demo` brings it in.

To add a story: a module in `stories/` and its name in `stories/__init__.py`. A picture: its file in `photographs/`,
with title, description, caption, credit and licence written into it as IPTC metadata, and an entry in
`photographs.py`. A gallery: an entry in `galleries.py`. A company, brand or partnership: an entry in `records/`. A
source: `publications/`. A page beside the news: a module in `pages/` and its entry there.
"""
