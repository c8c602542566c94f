"""ICC profiles of screens and cameras that show more than sRGB, made on the spot: matrix and one gamma.

Form: ICC.1:2001-04, version 2.4, which every program reads. Primaries are xy chromaticities, as their standards give
them, with D65 as white.
"""

import struct

# SMPTE EG 432-1 with D65, as in Display P3; Adobe RGB (1998), 4.3.1.
DISPLAY_P3 = ((0.680, 0.320), (0.265, 0.690), (0.150, 0.060))
ADOBE_RGB = ((0.64, 0.33), (0.21, 0.71), (0.15, 0.06))
D65 = (0.3127, 0.3290)
D50 = (0.9642, 1.0, 0.8249)
BRADFORD = ((0.8951, 0.2664, -0.1614), (-0.7502, 1.7135, 0.0367), (0.0389, -0.0685, 1.0296))


def display_p3():
    """Return the bytes of a Display P3 profile; sRGB's curve is a gamma of 2.2 to within a few levels."""
    return profile("Display P3", DISPLAY_P3, gamma=2.2)


def adobe_rgb():
    return profile("Adobe RGB (1998)", ADOBE_RGB, gamma=563 / 256)


def profile(name, primaries, *, gamma):
    """Return the bytes of a profile of a display."""
    curve = b"curv\0\0\0\0" + struct.pack(">IH", 1, round(gamma * 256)) + b"\0\0"
    words = name.encode() + b"\0"
    described = b"desc\0\0\0\0" + struct.pack(">I", len(words)) + words + bytes(78)
    tags = {b"desc": described, b"cprt": b"text\0\0\0\0CC0\0", b"wtpt": xyz(D50)}
    tags |= dict(zip((b"rXYZ", b"gXYZ", b"bXYZ"), map(xyz, colorants(primaries)), strict=True))
    tags |= {b"rTRC": curve, b"gTRC": curve, b"bTRC": curve}
    table, body, start = b"", b"", 132 + 12 * len(tags)
    for tag, data in tags.items():
        table += tag + struct.pack(">II", start + len(body), len(data))
        body += data + bytes(-len(data) % 4)
    header = (
        struct.pack(">I", start + len(body)) + b"\0\0\0\0\x02\x40\0\0mntrRGB XYZ " + bytes(12) + b"acsp" + bytes(28)
    )
    return (header + s15(D50)).ljust(128, b"\0") + struct.pack(">I", len(tags)) + table + body


def colorants(primaries):
    """Return red, green and blue as XYZ, so that together they are D65's white, seen under D50 (Bradford)."""
    columns = [to_xyz(*primary) for primary in primaries]
    shares = solved(transposed(columns), to_xyz(*D65))
    lit = [[share * part for part in column] for share, column in zip(shares, columns, strict=True)]
    return [adapted(colour) for colour in lit]


def adapted(colour):
    before, after = times(BRADFORD, to_xyz(*D65)), times(BRADFORD, D50)
    seen = [part * new / old for part, new, old in zip(times(BRADFORD, colour), after, before, strict=True)]
    return solved(BRADFORD, seen)


def to_xyz(x, y):
    return [x / y, 1, (1 - x - y) / y]


def transposed(matrix):
    return list(zip(*matrix, strict=True))


def times(matrix, vector):
    return [sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix]


def solved(matrix, vector):
    """Return the three numbers that `matrix` makes into `vector` (Cramer's rule)."""
    whole = determinant(matrix)
    return [
        determinant([[*row[:at], value, *row[at + 1 :]] for row, value in zip(matrix, vector, strict=True)]) / whole
        for at in range(3)
    ]


def determinant(matrix):
    (a, b, c), (d, e, f), (g, h, i) = matrix
    return a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g)


def xyz(numbers):
    return b"XYZ \0\0\0\0" + s15(numbers)


def s15(numbers):
    """Return numbers as the format writes them: 16 bits before the point, 16 behind it."""
    return b"".join(struct.pack(">i", round(number * 65_536)) for number in numbers)
