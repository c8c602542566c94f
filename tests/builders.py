"""Rows for tests, with standing characters: Leica, Panasonic, Sigma; Ines Halloran at the desk.

Everything is made as the application makes it, through the models' own checks and the door.
"""

from datetime import UTC, datetime
from functools import cache
from io import BytesIO

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from articles.models import BLOCKS, Article, Author, BrandLink, Byline, CompanyLink, PartnershipLink, Source, Text
from articles.publishing import compose, publish
from companies.models import Brand, Company, Partnership
from photos.inspecting import read_picture
from photos.models import Gallery, GalleryPhoto, Photo

THEN = datetime(2022, 5, 31, 12, 20, tzinfo=UTC)
LINKS = {Company: (CompanyLink, "company"), Brand: (BrandLink, "brand"), Partnership: (PartnershipLink, "partnership")}


def an_editor(username="ines"):
    """Return a superuser, made the first time."""
    users = get_user_model().objects
    return users.filter(username=username).first() or users.create_superuser(username, password="a long enough secret")


def a_member(role, username="mina"):
    """Return somebody of the staff with a role: "Contributor", "Editor" or "Administrator"; made the first time."""
    users = get_user_model().objects
    if member := users.filter(username=username).first():
        return member
    member = users.create_user(username, password="a long enough secret", is_staff=True)
    member.groups.add(Group.objects.get(name=role))
    return member


def an_image(*, width=60, height=40, colour="crimson", kind="JPEG", name="lens.jpg"):
    """Return an uploaded image file."""
    file = BytesIO()
    Image.new("RGB", (width, height), colour).save(file, kind)
    return SimpleUploadedFile(name, file.getvalue())


def a_photo(title="A lens", *, alt_text="A lens seen from the front.", credit="Ines Halloran", **fields):
    """Return a photograph that shows the plain image; the darkroom has looked at that once for all of them."""
    fields = {"licence": "Our own"} | fields
    photo = Photo(title=title, file=an_image(), alt_text=alt_text, credit=credit, **fields)
    photo.file.picture, photo.file.measured = the_plain_picture(), photo.file.file
    return saved(photo)


@cache
def the_plain_picture():
    return read_picture(an_image())


def a_gallery(*photos, title="Weather"):
    """Return a gallery of photos, which hang in the order given; a pair is a photo and its caption there."""
    gallery = saved(Gallery(title=title))
    for position, hung in enumerate(photos, start=1):
        photo, caption = hung if isinstance(hung, tuple) else (hung, "")
        saved(GalleryPhoto(gallery=gallery, photo=photo, caption=caption, position=position))
    return gallery


def an_author(name="Ines Halloran", slug="ines-halloran", **fields):
    return Author.objects.filter(slug=slug).first() or saved(Author(name=name, slug=slug, **fields))


def a_company(name="Leica Camera", slug="leica-camera", *, released_at=THEN, **fields):
    return saved(Company(name=name, slug=slug, released_at=released_at, **fields))


def a_brand(name="Lumix", slug="lumix", *, released_at=THEN, **fields):
    return saved(Brand(name=name, slug=slug, released_at=released_at, **fields))


def a_partnership(name="L-Mount Alliance", slug="l-mount-alliance", *, released_at=THEN, **fields):
    return saved(Partnership(name=name, slug=slug, released_at=released_at, **fields))


def saved(row):
    row.full_clean()
    row.save()
    return row


def a_story(
    headline="Leica and Panasonic put one name to what they build together",
    *,
    text="<p>Two makers, one name.</p>",
    blocks=(),
    tags=(),
    authors=(),
    about=(),
    mentions=(),
    sources=(),
    **fields,
):
    """Return a working copy that has been saved once, so that it has a revision.

    Arguments: `blocks` are pairs of a kind ("figure") and its fields, and follow the text; `about` and `mentions` are
    records.
    """
    article = saved(Article(headline=headline, **fields))
    add_blocks(article, [("text", {"html": text})] if text else [], blocks)
    article.tags.add(*tags)
    for position, author in enumerate(authors):
        saved(Byline(article=article, author=author, position=position))
    for relevance, records in {"about": about, "mentions": mentions}.items():
        for record in records:
            link, name = LINKS[type(record)]
            saved(link(article=article, relevance=relevance, **{name: record}))
    for position, source in enumerate(sources):
        saved(Source(article=article, position=position, **source))
    compose(article, by=an_editor())
    article.refresh_from_db()
    return article


def add_blocks(article, *lists):
    for ordering, (kind, fields) in enumerate((block for blocks in lists for block in blocks), start=1):
        saved(BLOCKS[kind](parent=article, region="body", ordering=ordering * 10, **fields))


def published(article, *, now=THEN, **options):
    """Publish the story's working copy as it stands, and return the page."""
    page = publish(compose(article, by=an_editor()), by=an_editor(), now=now, **options)
    article.refresh_from_db()
    return page


def a_published_story(*args, now=THEN, **fields):
    return published(a_story(*args, **fields), now=now)


def retype(article, words):
    """Change the words of a story's first text as an editor would, and save the story."""
    text = Text.objects.filter(parent=article).first()
    text.html = f"<p>{words}</p>"
    saved(text)
    revision = compose(article, by=an_editor())
    article.refresh_from_db()
    return revision
