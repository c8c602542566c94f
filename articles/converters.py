"""The parts of public addresses."""


class Year:
    regex = "[0-9]{4}"

    def to_python(self, value):
        return value

    def to_url(self, value):
        return f"{int(value):04d}"


class Month(Year):
    regex = "0[1-9]|1[0-2]"

    def to_url(self, value):
        return f"{int(value):02d}"


class Word:
    """A slug in any script: tags are words of any language."""

    regex = r"[-\w]+"

    def to_python(self, value):
        return value

    def to_url(self, value):
        return value


class Period(Word):
    """The name of an archive of a feed, see `articles.feeds.periods`."""

    regex = r"[0-9T-]{4,16}"
