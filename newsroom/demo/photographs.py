"""The demo's pictures, by the names of their files: its own, computer-generated. No camera took them."""

from pathlib import Path

from newsroom.demo.shapes import Picture

FOLDER = Path(__file__).parent / "photographs"
CREDIT = "Baryta demonstration library, computer-generated"

PHOTOGRAPHS = {
    "lens-01": Picture(
        "Lens with a window in its glass",
        "A dark lens seen from the front, a window mirrored in its glass.",
        "A window in the front glass of a 35 mm lens. The picture stands for the story: the lens is invented, and no "
        "product of the companies named.",
    ),
    "lens-02": Picture(
        "Front element, close",
        "The front element of a lens, very close, with reflections in violet and amber.",
        "Coatings on a front element: each colour is light that the glass sends back. The lens is invented.",
    ),
    "facade-01": Picture(
        "Front of a building at night",
        "The glass front of a large building at night; some of its windows are lit, yellow and white, most are dark.",
        "One house, many tenants, and each with a light of its own.",
    ),
    "diagram-01": Picture(
        "Optical section of a 50 mm lens",
        "A drawing of six lens elements in a row, with red and blue rays of light that meet at a line on the right.",
        "Six elements bring the light of one point to one point. The drawing shows an invented lens.",
    ),
    "bokeh-02": Picture(
        "Street at night, out of focus",
        "Coloured discs of light over a wet street at night, all of it out of focus.",
        "A street at night, out of focus: every lamp becomes a picture of the aperture.",
    ),
    "snow-01": Picture(
        "Tree and fence in fog",
        "A bare tree in snow and fog, with a fence that runs out of the picture at the right.",
        "Snow and fog: the whole sky is the lamp, and nothing casts a shadow.",
    ),
    "clouds-01": Picture(
        "Above the clouds",
        "A field of clouds seen from above, under a clear sky.",
        "Cloud, seen from above: from below the same thing is called bad weather.",
    ),
    "film-01": Picture(
        "Contact sheet",
        "Four strips of black-and-white negatives printed as a contact sheet; two frames are marked in red.",
        "A contact sheet, two frames chosen, one crossed out.",
    ),
    "dunes-03": Picture(
        "Dune in black and white",
        "A black-and-white picture of a dune whose edge divides light from shadow.",
        "One edge, every grey: the kind of negative that a good paper is for.",
    ),
    "dunes-02": Picture(
        "Dune at sunset",
        "An orange dune with a sharp edge, its far side in shadow, under a pale sky.",
        "Sand: the wind has drawn the line, the low sun fills one side of it.",
    ),
    "sea-01": Picture(
        "Sea at sunset",
        "A calm sea at sunset, the sun just above the horizon and its light on the waves.",
        "Water: the sun twice, once whole and once in ten thousand pieces.",
    ),
    "ridges-02": Picture(
        "Wooded ridges under a moon",
        "Wooded ridges in blue haze, one behind another, under a small moon.",
        "Haze: each ridge is paler than the one before it, which is how the eye counts distance.",
    ),
    "startrails-01": Picture(
        "Star trails",
        "Star trails draw circles in a night sky over dark trees.",
        "A long exposure: hours are in it, but no single moment.",
    ),
    "portrait-01": Picture("Tomas Brandt", "Silhouette of a man in profile before a window.", ""),
    "portrait-02": Picture("Ines Halloran", "Silhouette of a woman with her hair in a bun before a window.", ""),
    "portrait-03": Picture("Mei Okabe", "Silhouette of a person who holds a camera to the eye before a window.", ""),
}
