"""A gallery's sheet: in which rows its photographs hang, so that each row is full and nothing is cut."""

from articles.sizes import in_row

# How wide a row is for its height: two photographs lying down, or four standing. Wider rows would be low, narrower
# ones higher than a window.
BEST = 3.0
MOST = 3


def rows_of(ratios):
    """Return how many photographs hang in each row, in their order, of width/height ratios: [2, 3].

    Of all ways to break them into rows of at most three, the one whose rows are nearest to the best form; of equal
    ones that which begins with the larger pictures. A row that is much too narrow does not fill its width, see css.
    """

    # From each photograph on, the best way to its end: (how much is amiss, how many hang in each row).
    best = {len(ratios): (0, ())}
    for start in reversed(range(len(ratios))):
        ways = []
        for number in range(1, min(MOST, len(ratios) - start) + 1):
            rest, rows = best[start + number]
            ways.append((amiss(sum(ratios[start : start + number])) + rest, (number, *rows)))
        best[start] = min(ways)
    return list(best[0][1])


def amiss(form):
    """Return how far the form of a row is from the best: twice as wide is as bad as half as wide."""
    return round(max(form / BEST, BEST / form) - 1, 6) ** 2


def hang(frames):
    """Return a gallery's frames in rows: [[frame, …], …], each frame told its `ratio` and its `sizes`.

    The ratio is for a class, in twentieths (30 for 3:2), since readers' pages hold no style attribute; `sizes` are the
    widths that it will take, in the words of the HTML attribute.
    """
    for frame in frames:
        photo = frame["photo"]
        frame["ratio"] = min(max(round(20 * photo.width / photo.height), 8), 60)
    hung, at = [], 0
    for number in rows_of(tuple(frame["ratio"] / 20 for frame in frames)):
        row = frames[at : at + number]
        for frame in row:
            frame["sizes"] = in_row(frame["ratio"] / sum(each["ratio"] for each in row))
        hung.append(row)
        at += number
    return hung
