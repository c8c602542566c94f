"""The demo's galleries: photographs in an order, by the names of their files, and what is said under each.

Without words of its own a photograph keeps those of the library.
"""

from newsroom.demo.shapes import Gallery

GALLERIES = {
    "one-roll": Gallery(
        "One roll, six frames",
        (
            ("dunes-02", "Number 10, ringed. The ridge leads in from the corner, and one cannot look past it."),
            ("dunes-03", "Number 16: round to the other side of the dune, for the shape of the shadow."),
            ("alps-01", "Number 20, crossed out. The light is good on the peaks and nowhere else."),
            ("leaf-01", "Number 22. There is one on every roll."),
            ("alps-02", "Number 23: the sun has come down to the fog. No pencil."),
            ("dunes-01", "Number 24, the last: closer, lower, and for the ripples."),
        ),
    ),
    "night": Gallery(
        "Night",
        (
            ("startrails-01", "Hours. The sky turns, the hill does not, and the camera takes the hill’s side."),
            ("aurora-01", "Four seconds. Green from a hundred kilometres up, and once more from the lake."),
            ("aurora-02", "Red above green: the same oxygen, only higher, in thinner air."),
            ("sea-02", "The sun, by way of the moon, by way of the sea."),
            ("bokeh-01", "A street that was not in focus. The wet ground doubles the lamps and lengthens them."),
            ("facade-02", "A sixtieth. Nobody here thinks that it is night."),
        ),
    ),
    "water": Gallery(
        "Water",
        (
            ("sea-02", "A path. It leads to whoever looks at it, from anywhere on the beach."),
            ("rain-02", "Glass: water on glass, and hard to tell from it."),
            ("clouds-01", "Wool: drops so small that they do not fall."),
            ("snow-01", "Paper: some of it on the ground, the rest of it in the air."),
            ("aurora-01", "A mirror. Four seconds without wind."),
            ("alps-01", "Stone, for once: above as snow, below as fog, and in between on its way."),
        ),
    ),
}
