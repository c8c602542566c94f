"""How wide photographs stand in a story, in the words of the HTML attribute `sizes`; as static/css/rail.css has it."""

# In the text's column; over the column and what stands beside it; over all that the list at the left leaves free.
# 57ch of text that grows with the window are 38 to 40rem, on the narrowest desks less.
ON_TABLETS = "(min-width: 48rem) 39rem"
COLUMN = f"(min-width: 68rem) min(40.4rem, 42.7vw), {ON_TABLETS}, min(92vw, 38rem)"
WIDE = f"(min-width: 68rem) min(66.3rem, 68.6vw), {ON_TABLETS}, min(92vw, 38rem)"
FULL = f"(min-width: 105rem) 71.4rem, (min-width: 68rem) 72.6vw, {ON_TABLETS}, 100vw"
# Where no list stands at the left.
ALONE = f"(min-width: 105rem) 96rem, (min-width: 68rem) 100vw, {ON_TABLETS}, 100vw"
# One of a gallery, which is wide, but goes to both edges of a phone.
IN_GALLERY = f"(min-width: 68rem) min(66.3rem, 68.6vw), {ON_TABLETS}, 100vw"


def sizes_of(width, *, alone):
    """Return the sizes of a block of a width (`articles.models.choices`), on a page with a list at its left or not."""
    if width == "full":
        return ALONE if alone else FULL
    return WIDE if width == "wide" else COLUMN


def in_row(share):
    """Return the sizes of a photograph that takes a share, below 1, of a gallery's row."""
    on_desks, on_tablets = f"{share:.3f} * min(66.3rem, 68.6vw)", f"{share:.3f} * 38.5rem"
    return f"(min-width: 68rem) calc({on_desks}), (min-width: 48rem) calc({on_tablets}), 100vw"
