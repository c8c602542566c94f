"""Where each photograph of a story is found on its page: #photo-12, by the photograph's own number in the library."""

from collections import Counter


def anchor(contexts, *, lead=None):
    """Give each photograph in blocks' contexts its `anchor`, and leave out none.

    One that a page shows a second time is photo-12-2 there: an id stands once on a page. Arguments: `contexts` are
    dicts, or None where readers see nothing; `lead` is the page's lead photograph, which is photo-12 itself.
    """
    met = Counter([lead.pk] if lead else [])
    for context in filter(None, contexts):
        for frame in context.get("frames", [context]):
            if photo := frame.get("photo"):
                met[photo.pk] += 1
                frame["anchor"] = anchor_of(photo, met[photo.pk])


def anchor_of(photo, time=1):
    return f"photo-{photo.pk}" if time == 1 else f"photo-{photo.pk}-{time}"
