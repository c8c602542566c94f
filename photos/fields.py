"""A file field that takes in checked pictures only, whoever saves them, and keeps originals out of readers' reach."""

from pathlib import PurePath
from uuid import uuid4

from django.core.files.base import File
from django.db import models
from django.db.models.fields.files import FieldFile
from django.utils import timezone

from photos import ladder, unsettled
from photos.inspecting import read_picture, refusal
from photos.renditions import digest_of, folder_of, name_of
from photos.storage import NotStored, originals, put


def own_name(instance, filename):
    """Return a name of ours; of `filename` only the extension is kept, which `PictureFile` takes from the content."""
    return f"photos/{timezone.now():%Y/%m}/{uuid4().hex}{PurePath(filename).suffix}"


class PictureFile(FieldFile):
    """A photograph's original. It is decoded once, however many of form, validation and saving ask about it."""

    measured = picture = None
    # Whether it was stored by `save()` and its row does not know it yet.
    is_stored_anew = False

    @property
    def is_new(self):
        return bool(self) and not self._committed

    def is_written(self, columns):
        """Whether a save of these columns, None for all, gives the row another file."""
        return (self.is_new or self.is_stored_anew) and (columns is None or "file" in columns)

    def measure(self, content):
        """Check `content`, a File, and give what it tells to the photo. Raises ValidationError.

        What the file says of its pixels and of how it was taken replaces what was there; its words only fill what
        nobody has typed.
        """
        if self.measured is not content:
            self.picture = read_picture(content)
            self.measured = content
        self.tell(self.picture)

    def tell(self, picture):
        """Give what a `Picture` says to the photo, and return the names of the columns that may have changed."""
        self.picture = picture
        for column, value in picture.facts().items():
            setattr(self.instance, column, value)
        for column, words in picture.words.items():
            if not getattr(self.instance, column):
                setattr(self.instance, column, words)
        return [*picture.facts(), *picture.words]

    def save(self, name, content, save=True):
        """Store the original privately and, unless its rights have ended, its first JPEG publicly.

        What is stored goes again if the caller's transaction fails. Raises NotStored if a storage does.
        """
        self.measure(content)
        name = self.field.generate_filename(self.instance, f"picture.{self.picture.extension}")
        try:
            self.store(name, content)
        except Exception as error:  # a storage raises whatever its service does
            raise NotStored(name) from error
        if save:
            self.instance.save()

    save.alters_data = True

    def store(self, name, content):
        """Store `content` under `name`. It is copied, not moved: what could not be stored is there for another try."""
        unsettled.note(name, [("originals", name), ("default", self.first_name(name))])
        self.name = self.storage.save(name, File(content), max_length=self.field.max_length)
        self.instance.renditions = {} if self.instance.is_closed else self.with_the_first()
        setattr(self.instance, self.field.attname, self.name)
        getattr(self.instance, self.field.attname).is_stored_anew = True
        self._committed = True

    store.alters_data = True

    def with_the_first(self):
        """Store the JPEG that came of reading the file, and return it as the photo's only rendition."""
        put(self.first_name(self.name), self.picture.first)
        width = ladder.first_width(self.picture.width, self.picture.height)
        files = {"jpeg": {str(width): digest_of(self.picture.first)}}
        return {"folder": folder_of(self.name), "made": {ladder.WHOLE: {"recipe": "first", "files": files}}}

    def first_name(self, original):
        return name_of(folder_of(original), digest_of(self.picture.first), ladder.FORMATS["jpeg"].extension)


class PictureField(models.FileField):
    """Stores the original under a name of ours; the columns that a `Picture` knows keep in step with it."""

    attr_class = PictureFile

    def __init__(self, *args, upload_to=own_name, storage=originals, **kwargs):
        super().__init__(*args, upload_to=upload_to, storage=storage, **kwargs)

    def validate(self, value, model_instance):
        super().validate(value, model_instance)
        if value.is_new:
            try:
                value.measure(value.file)
            except OSError as error:
                raise refusal("no_room") from error

    def formfield(self, **kwargs):
        # The name is ours, so theirs may be of any length; and of an empty file our own words say what to do.
        return super().formfield(**{"max_length": None, "allow_empty_file": True, **kwargs})
