"""A file field that takes in checked pictures only, whoever saves them, and measures them."""

from pathlib import PurePath
from uuid import uuid4

from django.db import models
from django.db.models.fields.files import FieldFile
from django.utils import timezone

from photos.metadata import read_picture


def own_name(instance, filename):
    """Return a name of ours; of `filename` only the extension is kept, which `PictureFile` takes from the content."""
    return f"photos/{timezone.now():%Y/%m}/{uuid4().hex}{PurePath(filename).suffix}"


class PictureFile(FieldFile):
    """A photograph's file. It is decoded once, however many of form, validation and saving ask about it."""

    measured = picture = None

    @property
    def is_new(self):
        return bool(self) and not self._committed

    def measure(self, content):
        """Check `content`, a File, and give its width, height and camera to the photo. Raises ValidationError."""
        if self.measured is not content:
            self.picture = read_picture(content)
            self.measured = content
        self.instance.width, self.instance.height = self.picture.width, self.picture.height
        for column, value in self.picture.shot._asdict().items():
            setattr(self.instance, column, value)

    def save(self, name, content, save=True):
        self.measure(content)
        super().save(f"picture.{self.picture.extension}", content, save)


class PictureField(models.FileField):
    """Stores the file under a name of ours; `width`, `height` and the columns of a `Shot` keep in step with it."""

    attr_class = PictureFile

    def __init__(self, *args, upload_to=own_name, **kwargs):
        super().__init__(*args, upload_to=upload_to, **kwargs)

    def validate(self, value, model_instance):
        super().validate(value, model_instance)
        if value.is_new:
            value.measure(value.file)

    def formfield(self, **kwargs):
        # The name is ours, so theirs may be of any length; and of an empty file our own words say what to do.
        return super().formfield(**{"max_length": None, "allow_empty_file": True, **kwargs})
