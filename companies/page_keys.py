"""What a page of readers depends on, said in its headers, so that caches may keep it until one of these changes.

A key is a word for something that can change: "story:12", "tag:5", "record". Whatever changes it says the same word
(`newsroom/touching.py`), in the transaction that does. A page that names no keys is kept by nobody.
"""

# What stands round every page: sections at its head, pages beside the news at its foot.
FRAME = "frame"
# Everything of companies, brands and partnerships: what one page of the record says can depend on any of it.
RECORD = "record"
# All that is published: which stories there are, and what lists say of them.
STORIES = "stories"
# Caches of others cannot know what has changed, so they ask for it each second.
CACHE_CONTROL = "public, max-age=0, s-maxage=1, must-revalidate"


def keyed(response, *keys, seconds=None):
    """Say of a response that it may be kept until one of `keys` changes, and return it.

    Arguments: `seconds` is for how long at most, where something on the page ends by itself; by then or at midnight,
    whichever is sooner, it is made anew. Headers: `Cache-Tag` as Cloudflare has it, `Surrogate-Key` as Fastly has it,
    `Surrogate-Control` (https://www.w3.org/TR/edge-arch/) for the page cache alone.
    """
    response["Cache-Tag"] = ",".join(keys)
    response["Surrogate-Key"] = " ".join(keys)
    if seconds is not None:
        response["Surrogate-Control"] = f"max-age={max(0, int(seconds))}"
    response.headers.setdefault("Cache-Control", CACHE_CONTROL)
    return response
