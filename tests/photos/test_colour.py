"""Colours of originals of every kind, against what the mathematics of their spaces, or littlecms, say of them."""

import struct
import zlib
from io import BytesIO

import pytest
from PIL import Image, ImageCms

from photos.darkroom import press
from tests.photos import profiles
from tests.photos.darkroom import developed, middles, patches, written

SRGB = ((0.64, 0.33), (0.30, 0.60), (0.15, 0.06))
SKIN, LEAF, SKY = (205, 160, 135), (95, 125, 70), (110, 145, 190)
GREYS = [(level, level, level) for level in (0, 30, 90, 128, 200, 255)]
# Of 255: what a lossy format and two roundings move a flat colour.
CLOSE = 4


def in_srgb(colour, primaries, gamma):
    """Return what sRGB calls a colour of a space, by IEC 61966-2-1."""
    light = [(part / 255) ** gamma for part in colour]
    xyz = profiles.times(profiles.transposed(profiles.colorants(primaries)), light)
    shown = profiles.solved(profiles.transposed(profiles.colorants(SRGB)), xyz)
    return [255 * curved(min(max(part, 0), 1)) for part in shown]


def curved(light):
    return 12.92 * light if light <= 0.0031308 else 1.055 * light ** (1 / 2.4) - 0.055


def by_format(made):
    """Return the widest rendition of the whole photograph in each format."""
    return {each.format: each for each in sorted(made, key=lambda each: each.width) if each.part == ""}


def differences(made, expected):
    """Return the greatest difference between the patches of a rendition and what they should be."""
    seen = middles(made.opened().convert("RGB"), len(expected))
    return max(abs(a - b) for one, other in zip(seen, expected, strict=True) for a, b in zip(one, other, strict=True))


def profile_in(made):
    return ImageCms.getProfileDescription(BytesIO(made.opened().info["icc_profile"])).strip()


class TestScreens:
    @pytest.mark.parametrize(
        ("icc", "primaries", "gamma"),
        [
            (profiles.display_p3(), profiles.DISPLAY_P3, 2.2),
            (profiles.adobe_rgb(), profiles.ADOBE_RGB, 563 / 256),
        ],
        ids=["Display P3", "Adobe RGB"],
    )
    def test_a_wide_original_shows_its_colours_in_srgb(self, tmp_path, icc, primaries, gamma):
        colours = [SKIN, LEAF, SKY, *GREYS]
        made = developed(written(patches(*colours), "PNG", icc_profile=icc), tmp_path)

        expected = [in_srgb(colour, primaries, gamma) for colour in colours]
        for name in ("avif", "webp", "jpeg"):
            assert differences(by_format(made)[name], expected) <= CLOSE, name
            assert profile_in(by_format(made)[name]) == "sRGB"

    def test_what_only_wide_screens_show_is_kept_for_them(self, tmp_path):
        """Display P3's own pure colours stay pure in Display P3, and end at sRGB's edge in sRGB."""
        pure = [(255, 0, 0), (0, 255, 0), (255, 190, 0)]
        made = developed(written(patches(*pure), "PNG", icc_profile=profiles.display_p3()), tmp_path)
        widest = by_format(made)

        assert set(widest) == {"avif-p3", "avif", "webp", "jpeg"}
        assert profile_in(widest["avif-p3"]) == "Display P3"
        assert differences(widest["avif-p3"], pure) <= CLOSE
        assert differences(widest["avif"], [(255, 0, 0), (0, 255, 0), (255, 188, 0)]) <= CLOSE
        assert {each.part for each in made if each.format == "avif-p3"} == {"", "1:1", "4:3", "16:9"}

    def test_a_wide_original_whose_colours_srgb_shows_needs_no_wide_renditions(self, tmp_path):
        content = written(patches(SKIN, LEAF, SKY), "PNG", icc_profile=profiles.display_p3())

        assert set(by_format(developed(content, tmp_path))) == {"avif", "webp", "jpeg"}

    @pytest.mark.parametrize("icc", [None, b"no profile at all", profiles.display_p3()[:300], press.profile()])
    def test_an_original_without_a_profile_of_use_is_srgb(self, tmp_path, icc):
        colours = [(255, 0, 0), SKIN, LEAF, SKY]
        made = by_format(developed(written(patches(*colours), "PNG", icc_profile=icc), tmp_path))

        assert set(made) == {"avif", "webp", "jpeg"}
        for each in made.values():
            assert differences(each, colours) <= CLOSE, each.format

    def test_transparency_is_no_colour(self, tmp_path):
        image = patches((*SKIN, 255), (*SKIN, 100), mode="RGBA")
        made = by_format(developed(written(image, "PNG", icc_profile=profiles.adobe_rgb()), tmp_path))
        red, green, blue = in_srgb(SKIN, profiles.ADOBE_RGB, 563 / 256)

        for name in ("avif", "webp"):
            seen = middles(made[name].opened(), 2)
            assert seen[0] == pytest.approx((red, green, blue, 255), abs=CLOSE)
            assert seen[1] == pytest.approx((red, green, blue, 100), abs=CLOSE)


class TestPress:
    """CMYK; inks are said in 255ths."""

    # Solid inks on coated paper as sRGB shows them, known from FOGRA39 and its kin; to the eye, not to the digit.
    SOLIDS = {
        (0, 0, 0, 0): (255, 255, 255),
        (255, 0, 0, 0): (0, 158, 227),
        (0, 255, 0, 0): (229, 0, 125),
        (0, 0, 255, 0): (255, 237, 0),
        (0, 255, 255, 0): (227, 6, 19),
        (255, 0, 255, 0): (0, 150, 64),
        (255, 255, 0, 0): (49, 39, 131),
        (255, 255, 255, 255): (0, 0, 0),
    }

    def test_without_a_profile_it_is_ink_on_coated_paper(self, tmp_path):
        content = written(patches(*self.SOLIDS, mode="CMYK"), "TIFF")
        made = by_format(developed(content, tmp_path))

        assert set(made) == {"avif", "webp", "jpeg"}
        for each in made.values():
            assert differences(each, self.SOLIDS.values()) <= 30, each.format

    def test_greys_of_black_ink_stay_grey(self, tmp_path):
        content = written(patches(*((0, 0, 0, black) for black in (0, 60, 128, 200, 255)), mode="CMYK"), "JPEG")

        for each in by_format(developed(content, tmp_path)).values():
            greys = middles(each.opened(), 5)
            assert all(max(grey) - min(grey) <= 4 for grey in greys), greys
            assert greys == sorted(greys, reverse=True)

    def test_its_own_profile_is_heeded(self, tmp_path):
        """Of a press that prints a negative, littlecms makes this, and so do we."""
        ramp = bytes(range(256))
        icc = press.profile().replace(ramp * 3, ramp[::-1] + ramp * 2)
        assert icc != press.profile()
        image = patches((0, 0, 0, 0), (120, 60, 60, 20), (200, 10, 150, 90), mode="CMYK")
        intent, flags = ImageCms.Intent.RELATIVE_COLORIMETRIC, ImageCms.Flags.BLACKPOINTCOMPENSATION
        srgb = ImageCms.createProfile("sRGB")
        expected = ImageCms.profileToProfile(image, BytesIO(icc), srgb, intent, outputMode="RGB", flags=flags)

        for each in by_format(developed(written(image, "TIFF", icc_profile=icc), tmp_path)).values():
            assert differences(each, middles(expected, 3)) <= CLOSE, each.format


class TestDepth:
    def test_sixteen_bits_of_grey_are_scaled_and_not_cut_off(self, tmp_path):
        levels = [0, 8_000, 30_000, 50_000, 65_535]
        row = b"".join(struct.pack("<H", level) * 48 for level in levels)
        image = Image.frombytes("I;16", (48 * len(levels), 48), row * 48)
        expected = [(level / 257,) * 3 for level in levels]

        for each in by_format(developed(written(image, "PNG"), tmp_path)).values():
            assert differences(each, expected) <= CLOSE, each.format

    def test_sixteen_bits_of_colour_are_scaled(self, tmp_path):
        colours = [SKIN, LEAF, SKY]

        for each in by_format(developed(deep_png(colours), tmp_path)).values():
            assert differences(each, colours) <= CLOSE, each.format

    @pytest.mark.parametrize("mode", ["1", "L", "P"])
    def test_fewer_bits_are_shown_as_they_are(self, tmp_path, mode):
        colours = [(0, 0, 0), (255, 255, 255)]

        for each in by_format(developed(written(patches(*colours).convert(mode), "PNG"), tmp_path)).values():
            assert differences(each, colours) <= CLOSE, each.format

    def test_a_grey_profile_is_heeded(self, tmp_path):
        """Light that was counted evenly, gamma 1, looks brighter than its numbers."""
        level = 60
        icc = grey_profile(gamma=1)
        made = by_format(developed(written(patches(level, 255, mode="L"), "PNG", icc_profile=icc), tmp_path))

        for each in made.values():
            assert differences(each, [(255 * curved(level / 255),) * 3, (255,) * 3]) <= CLOSE, each.format


def deep_png(colours, side=48):
    """Return a PNG of 16 bits a channel, which Pillow reads but does not write."""
    row = b"\0" + b"".join(struct.pack(">3H", *(part * 257 for part in colour)) * side for colour in colours)
    header = struct.pack(">IIBBBBB", side * len(colours), side, 16, 2, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(row * side)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data)) for name, data in chunks
    )


def grey_profile(gamma):
    """Return an ICC profile of grey: ICC.1:2001-04, 6.3.1.1."""
    curve = b"curv\0\0\0\0" + struct.pack(">IH", 1, round(gamma * 256)) + b"\0\0"
    white = profiles.xyz(profiles.D50)
    table = struct.pack(">I4sII4sII", 2, b"wtpt", 156, len(white), b"kTRC", 156 + len(white), len(curve))
    size = 156 + len(white) + len(curve)
    header = struct.pack(">I", size) + b"\0\0\0\0\x02\x40\0\0mntrGRAYXYZ " + bytes(12) + b"acsp" + bytes(28)
    return (header + profiles.s15(profiles.D50)).ljust(128, b"\0") + table + white + curve
