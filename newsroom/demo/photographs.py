"""The demo's pictures, by the names that stories give them: the paper's own, computer-generated. No camera took them.

What must be said of a picture stands in its file, as an agency delivers it: title, description, caption, credit,
licence and keywords in XMP and, where the format has room for it, in IPTC-IIM; in Exif an invented camera with an
invented lens. Each says that it is computer-generated (IPTC Digital Source Type "algorithmicMedia") and free for any
use (CC0 1.0).

They are as varied as what editors are sent: JPEG, PNG, WebP, AVIF and HEIC; sRGB, Display P3 ("aurora-02"), Adobe RGB
("leaf-02"), CMYK ("diagram-01"), 16 bits of grey ("dunes-03"); some lie on their side or upside down; some tell the
place and all the camera's serial number, which readers must not get. Names of three parts are made from the picture
of the first two, for comparisons.
"""

from pathlib import Path

from newsroom.demo.shapes import Picture

FOLDER = Path(__file__).parent / "photographs"

# In the order in which they are brought in: the library shows the last ones first.
PHOTOGRAPHS = {
    # The staff: nobody, see people.py.
    "portrait-01": Picture("portrait-01.jpg", 44, 42),  # Tomas Brandt
    "portrait-02": Picture("portrait-02.jpg", 57, 42),  # Ines Halloran
    "portrait-03": Picture("portrait-03.jpg", 46, 45),  # Mei Okabe
    # Optics and film.
    "diagram-01": Picture("diagram-01.jpg", 54, 53),  # Optical section of a 50 mm lens
    "film-01": Picture("film-01.jpg", 58, 40),  # Contact sheet
    "lens-01": Picture("lens-01.jpg", 61, 52),  # Lens with a window in its glass
    "lens-02": Picture("lens-02.jpg", 36, 56),  # Front element, close
    # The city at night.
    "bokeh-01": Picture("bokeh-01.jpg", 45, 48),  # Avenue at night, out of focus
    "bokeh-02": Picture("bokeh-02.jpg", 57, 48),  # Street at night, out of focus
    "facade-01": Picture("facade-01.jpg", 50, 50),  # Front of a building at night
    "facade-02": Picture("facade-02.jpg", 52, 50),  # Lit windows
    # Very close.
    "leaf-01": Picture("leaf-01.jpg", 50, 50),  # Leaf against the light
    "leaf-02": Picture("leaf-02.jpg", 42, 48),  # Leaf in autumn
    # Water.
    "rain-01": Picture("rain-01.webp", 52, 55),  # Rain on a window
    "rain-02": Picture("rain-02.jpg", 48, 50),  # Raindrops and street lamps
    "sea-01": Picture("sea-01.jpg", 50, 42),  # Sea at sunset
    "sea-02": Picture("sea-02.avif", 62, 45),  # Moon over the sea
    "sea-03": Picture("sea-03.jpg", 45, 45),  # Swell
    # Sand.
    "dunes-01": Picture("dunes-01.jpg", 55, 60),  # Ripples in the sand
    "dunes-02": Picture("dunes-02.jpg", 38, 45),  # Dune at sunset
    "dunes-02-red": Picture("dunes-02-red.jpg", 38, 45),  # Dune at sunset, as through a red filter
    "dunes-02-blue": Picture("dunes-02-blue.jpg", 38, 45),  # Dune at sunset, as through a blue filter
    "dunes-03": Picture("dunes-03.png", 54, 46),  # Dune in black and white
    # Mountains, hills, weather.
    "alps-01": Picture("alps-01.jpg", 80, 36),  # Peaks above the fog
    "alps-02": Picture("alps-02.jpg", 47, 50),  # Last light on snow
    "alps-02-flat": Picture("alps-02-flat.jpg", 47, 50),  # Last light on snow, flat
    "clouds-01": Picture("clouds-01.heic", 50, 45),  # Above the clouds
    "clouds-02": Picture("clouds-02.jpg", 58, 58),  # Clouds at dusk
    "ridges-01": Picture("ridges-01.jpg", 60, 45),  # Wooded ridges at sunrise
    "ridges-02": Picture("ridges-02.jpg", 32, 42),  # Wooded ridges under a moon
    "snow-01": Picture("snow-01.jpg", 24, 48),  # Tree and fence in fog
    "snow-02": Picture("snow-02.jpg", 34, 48),  # Bare trees in snow
    # The night sky.
    "aurora-01": Picture("aurora-01.jpg", 60, 46),  # Aurora over a lake
    "aurora-02": Picture("aurora-02.jpg", 62, 42),  # Red and green aurora
    "milkyway-01": Picture("milkyway-01.jpg", 54, 42),  # Milky Way over hills
    "startrails-01": Picture("startrails-01.jpg", 58, 48),  # Star trails
}
