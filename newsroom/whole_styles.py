"""Static files as readers get them: hashed, compressed, and a list of style sheets as one file.

`css/site.css` holds nothing but `@import`s, one a line, in the order in which the sheets apply. A browser that reads it
as it stands (with DEBUG, in tests) asks for each; `collectstatic` puts their content in the place of the lines, so that
no page waits for thirty answers before it can be drawn, and leaves out what only people read: comments and indentation.
"""

import re

from django.core.files.base import ContentFile
from django.core.files.storage import InMemoryStorage
from whitenoise.storage import CompressedManifestStaticFilesStorage

LISTS = ("css/site.css",)
# Strings stand first: what looks like a comment or an indent within one is none.
SIGNS = re.compile(r"""("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|/\*.*?\*/|\s*([{};,])\s*|\s+""", re.DOTALL)
# Of the same folder, so that what a sheet names relative to itself is found from the list too.
IMPORT = re.compile(r'^@import url\("([\w-]+\.css)"\);\n', re.MULTILINE)


class WholeStyles(CompressedManifestStaticFilesStorage):
    """Whitenoise's storage, which finds each list of style sheets made whole."""

    def post_process(self, paths, dry_run=False, **options):
        """Take `paths`, a dictionary of (storage, path) by name, as collectstatic gives them."""
        if not dry_run:
            paths = paths | {name: self.made_whole(name, paths) for name in LISTS if name in paths}
        yield from super().post_process(paths, dry_run=dry_run, **options)

    def compress_files(self, paths):
        """Compress what pages name, and only once: the content behind a hashed name never changes."""
        named = set(self.hashed_files.values())
        return super().compress_files([path for path in paths if path in named and not self.exists(f"{path}.gz")])

    def made_whole(self, name, paths):
        """Return where the whole content is read from; the copy under the plain name is it too, for 500.html."""
        whole = joined(name, paths).encode()
        self.delete(name)
        self._save(name, ContentFile(whole))
        memory = InMemoryStorage()
        memory.save(name, ContentFile(whole))
        return memory, name


def joined(name, paths):
    """Return the list at `name` with what it imports in the place of each line.

    Raises KeyError for a sheet that is not there.
    """
    folder = name.rpartition("/")[0]
    return pressed(IMPORT.sub(lambda line: content(f"{folder}/{line[1]}", paths), content(name, paths)))


def pressed(css):
    """Return a style sheet without comments and without white space that means nothing (https://www.w3.org/TR/css-syntax-3/)."""
    return SIGNS.sub(lambda found: found[1] or found[2] or " " * (not found[0].startswith("/*")), css).strip()


def content(name, paths):
    storage, path = paths[name]
    with storage.open(path) as file:
        return file.read().decode()
