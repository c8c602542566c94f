"""The parts of the roof's own addresses."""


class Part:
    """The number of a sitemap's part, written in one way only."""

    regex = "0|[1-9][0-9]{0,8}"

    def to_python(self, value):
        return int(value)

    def to_url(self, value):
        return str(value)
