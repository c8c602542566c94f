"""A field of text on the desk."""

from django.contrib.admin.widgets import AdminTextareaWidget


class Paragraphs(AdminTextareaWidget):
    """Gives text back as it is kept: browsers send other ends of lines, and would change what nobody touched."""

    def value_from_datadict(self, data, files, name):
        text = super().value_from_datadict(data, files, name)
        return text and text.replace("\r\n", "\n")
