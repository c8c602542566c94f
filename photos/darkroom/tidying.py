"""Text that stands in a file is whatever somebody wrote there: it is made fit for a line, or for a paragraph."""

import unicodedata

# Of a text that may be megabytes of rubbish, no more is looked at.
LOOKED_AT = 10_000


def line(text, longest):
    """Return `text`, str or bytes as it stands in a file, as one line: "" if it is neither.

    It ends at its first NUL; control and invisible characters are out, spaces are single, and it is cut to `longest`.
    """
    words = decoded(text).strip("\0 ").partition("\0")[0][:LOOKED_AT]
    seen = (" " if unicodedata.category(letter).startswith("C") else letter for letter in words)
    return " ".join("".join(seen).split())[:longest].rstrip()


def paragraph(text, longest):
    """Return `text` likewise, but with the lines it has; empty ones are single."""
    words = decoded(text).replace("\r\n", "\n").replace("\r", "\n").strip("\0 \n").partition("\0")[0][:LOOKED_AT]
    lines = [line(each, longest) for each in words.split("\n")]
    kept = [each for at, each in enumerate(lines) if each or (at and lines[at - 1])]
    return "\n".join(kept)[:longest].strip()


def decoded(text):
    """Pillow reads Exif's text as Latin-1, but cameras and programs that need more than ASCII write UTF-8."""
    try:
        written = text.encode("latin-1") if isinstance(text, str) else text
        return written.decode() if isinstance(written, bytes) else ""
    except UnicodeError:
        return text if isinstance(text, str) else text.decode("latin-1")
