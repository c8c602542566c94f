"""The two ICC profiles that renditions carry, written here in half a kilobyte each.

They hold no date, so that the same picture always gives the same file. Form: ICC.1:2022 (version 4.4), 7 to 10.
"""

import struct

# Red, green and blue as XYZ under D50: IEC 61966-2-1 and Display P3 (SMPTE RP 431-2 with D65), adapted by Bradford.
SRGB_COLORANTS = ((0.43607, 0.22249, 0.01392), (0.38515, 0.71687, 0.09708), (0.14307, 0.06061, 0.71410))
P3_COLORANTS = ((0.51512, 0.24120, -0.00105), (0.29198, 0.69225, 0.04189), (0.15710, 0.06657, 0.78407))
D50 = (0.9642, 1.0, 0.82491)
# What brings D65 to D50, row by row.
BRADFORD = (1.04788, 0.02292, -0.05022, 0.02959, 0.99048, -0.01707, -0.00925, 0.01508, 0.75168)
# Both have sRGB's curve: gamma, slope and offset above the threshold, slope below it, the threshold.
CURVE = (2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045)


def display_profile(name, colorants):
    """Return the bytes of a display's matrix profile; `colorants` are the XYZ of red, green and blue under D50."""
    curve = b"para\0\0\0\0" + struct.pack(">HH", 3, 0) + fixed(CURVE)
    tags = {b"desc": text(name), b"cprt": text("CC0"), b"wtpt": xyz(D50), b"chad": b"sf32\0\0\0\0" + fixed(BRADFORD)}
    tags |= {letter + b"XYZ": xyz(colorant) for letter, colorant in zip((b"r", b"g", b"b"), colorants, strict=True)}
    tags |= {letter + b"TRC": curve for letter in (b"r", b"g", b"b")}
    return assembled(b"mntr", b"RGB ", b"XYZ ", tags)


def assembled(device_class, space, connection_space, tags):
    """Return a whole profile: header, table of tags, and each tag's data once, however many tags share it."""
    places, body, start = {}, b"", 132 + 12 * len(tags)
    for data in tags.values():
        if data not in places:
            places[data] = start + len(body)
            body += data + bytes(-len(data) % 4)
    table = b"".join(name + struct.pack(">II", places[data], len(data)) for name, data in tags.items())
    header = struct.pack(">I4s", start + len(body), b"") + b"\x04\x40\0\0" + device_class + space + connection_space
    header += struct.pack(">6H", 2000, 1, 1, 0, 0, 0) + b"acsp" + bytes(28) + fixed(D50)
    return header.ljust(128, b"\0") + struct.pack(">I", len(tags)) + table + body


def fixed(numbers):
    return b"".join(struct.pack(">i", round(number * 65536)) for number in numbers)


def xyz(numbers):
    return b"XYZ \0\0\0\0" + fixed(numbers)


def text(words):
    encoded = words.encode("utf-16-be")
    return b"mluc\0\0\0\0" + struct.pack(">II2s2sII", 1, 12, b"en", b"US", len(encoded), 28) + encoded


SRGB = display_profile("sRGB", SRGB_COLORANTS)
DISPLAY_P3 = display_profile("Display P3", P3_COLORANTS)
