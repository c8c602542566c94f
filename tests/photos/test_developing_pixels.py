"""Where the pixels of an original end up: turned, cropped, scaled, and in every file that was asked for."""

import pytest
from PIL import ExifTags, Image

from photos import ladder
from tests.photos.darkroom import developed, written

RED, GREEN, BLUE, WHITE = (220, 30, 30), (30, 160, 60), (40, 60, 200), (240, 240, 240)
COLOURS = {"R": RED, "G": GREEN, "B": BLUE, "W": WHITE}
# How a picture that shows red, green above blue, white is stored, by orientation: Exif 2.32, 4.6.4, Orientation.
STORED = {1: "RGBW", 2: "GRWB", 3: "WBGR", 4: "BWRG", 5: "RBGW", 6: "GWRB", 7: "WGBR", 8: "BRWG"}
LYING = {5, 6, 7, 8}
QUARTERS = ((25, 25), (75, 25), (25, 75), (75, 75))
CORNERS = ((0, 0), (99, 0), (0, 99), (99, 99))
USUAL = {"avif", "webp", "jpeg"}


def near(colour, expected, within=8):
    return all(abs(one - other) <= within for one, other in zip(colour, expected, strict=True))


def quadrants(letters, size):
    """Return a picture of four colours: upper left and right, lower left and right."""
    image = Image.new("RGB", (2, 2))
    image.putdata([COLOURS[letter] for letter in letters])
    return image.resize(size, Image.Resampling.NEAREST)


def turned(orientation, format, size=(120, 80)):
    """Return the bytes of a picture that a camera held in some way stored; upright it has `size`."""
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = orientation
    stored_size = size[::-1] if orientation in LYING else size
    return written(quadrants(STORED[orientation], stored_size), format, exif=exif.tobytes())


def usual(part):
    """Return the formats without a wide gamut in which a part is made."""
    return [name for name in USUAL if name in ladder.formats_of(part)]


class TestOrientation:
    @pytest.mark.parametrize("orientation", STORED)
    def test_every_rendition_stands_upright(self, tmp_path, orientation):
        made = developed(turned(orientation, "JPEG"), tmp_path)

        assert {(each.part, each.format) for each in made} == {(p, f) for p in ladder.PARTS for f in usual(p)}
        for each in made:
            seen = [each.pixel(x, y) for x, y in QUARTERS]
            assert all(map(near, seen, COLOURS.values())), (each, seen)

    @pytest.mark.parametrize("format", ["PNG", "WEBP", "AVIF", "TIFF", "HEIF"])
    def test_so_does_one_of_another_format(self, tmp_path, format):
        made = developed(turned(6, format), tmp_path, parts=[""])

        assert [each.width for each in made] == [120, 120, 120]
        for each in made:
            seen = [each.pixel(x, y) for x, y in QUARTERS]
            assert all(map(near, seen, COLOURS.values())), (each, seen)

    def test_renditions_do_not_say_how_to_turn_them(self, tmp_path):
        for each in developed(turned(6, "JPEG"), tmp_path):
            assert ExifTags.Base.Orientation not in each.opened().getexif()

    def test_a_large_upright_picture_is_reduced_as_it_is_decoded(self, tmp_path):
        made = developed(turned(8, "JPEG", size=(1700, 6800)), tmp_path, parts=[""])

        assert {each.opened().size for each in made if each.width == 1600} == {(1600, 6400)}
        for each in made:
            seen = [each.pixel(x, y) for x, y in QUARTERS]
            assert all(map(near, seen, COLOURS.values())), (each, seen)


class TestSizes:
    @pytest.mark.parametrize("size", [(1250, 833), (500, 3), (3, 500), (10, 10), (1, 1)])
    def test_each_width_of_the_ladder_is_made_in_each_format(self, tmp_path, size):
        made = developed(written(Image.effect_noise(size, 60), "PNG"), tmp_path)

        assert {(each.part, each.format, *each.opened().size) for each in made} == {
            (part, name, width, ladder.rendition_height(part, *size, at=width))
            for part in ladder.PARTS
            for name in usual(part)
            for width in ladder.widths_of(part, *size)
        }

    def test_only_the_parts_that_were_asked_for_are_made(self, tmp_path):
        made = developed(written(Image.effect_noise((90, 60), 60), "PNG"), tmp_path, parts=["16:9", "1:1"])

        assert {each.part for each in made} == {"16:9", "1:1"}

    def test_a_fine_pattern_is_averaged_and_not_picked_from(self, tmp_path):
        stripes = Image.frombytes("L", (1280, 8), bytes((0, 255) * 640 * 8))
        narrowest = [each for each in developed(written(stripes, "PNG"), tmp_path, parts=[""]) if each.width == 320]

        for each in narrowest:
            assert near(each.pixel(50, 50), (128, 128, 128)), each


class TestFocalPoint:
    @pytest.mark.parametrize("focal", CORNERS)
    @pytest.mark.parametrize("size", [(400, 100), (100, 400)])
    def test_crops_keep_what_lies_at_it(self, tmp_path, size, focal):
        image = Image.new("RGB", size, WHITE)
        x, y = (min(int(side * each / 100), side - 24) for side, each in zip(size, focal, strict=True))
        image.paste(RED, (x, y, x + 24, y + 24))

        for each in developed(written(image, "PNG"), tmp_path, focal=focal):
            assert near(each.pixel(*(max(4, min(each, 96)) for each in focal)), RED), each

    def test_a_crop_lies_round_the_middle_where_nobody_chose(self, tmp_path):
        image = Image.new("RGB", (300, 100), WHITE)
        image.paste(BLUE, (100, 0, 200, 100))

        for each in developed(written(image, "PNG"), tmp_path, parts=["1:1"]):
            assert near(each.pixel(8, 50), BLUE), each
            assert near(each.pixel(92, 50), BLUE), each


class TestTransparency:
    def test_webp_and_avif_keep_it_and_jpeg_lies_on_white(self, tmp_path):
        image = Image.new("RGBA", (80, 40), (*RED, 255))
        image.paste((0, 0, 0, 0), (40, 0, 80, 40))
        made = {each.format: each for each in developed(written(image, "PNG"), tmp_path, parts=[""])}

        assert near(made["jpeg"].pixel(75, 50), (255, 255, 255))
        for name in ("webp", "avif"):
            assert near(made[name].pixel(25, 50), (*RED, 255)), name
            assert made[name].pixel(75, 50)[3] == 0, name

    def test_no_colour_of_what_is_transparent_shows_at_an_edge(self, tmp_path):
        image = Image.new("RGBA", (1600, 8), (255, 255, 255, 255))
        image.paste((255, 0, 0, 0), (801, 0, 1600, 8))
        made = developed(written(image, "PNG"), tmp_path, parts=[""])

        edges = [each.opened().convert("RGB") for each in made if each.format == "jpeg" and each.width < 1600]
        assert len(edges) == 6
        for edge in edges:
            assert min(low for low, _high in edge.getextrema()) > 245

    def test_a_picture_that_uses_none_has_none(self, tmp_path):
        image = Image.new("RGBA", (80, 40), (*RED, 255))

        assert {each.opened().mode for each in developed(written(image, "PNG"), tmp_path)} == {"RGB"}
