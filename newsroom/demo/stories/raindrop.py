from datetime import UTC, datetime

from newsroom.demo.shapes import Story, aside, figure, text

STORY = Story(
    slug="a-raindrop-is-an-f1-lens-and-a-poor-one",
    kind="feature",
    kicker="Optics",
    headline="A raindrop is an f/1 lens, and a poor one",
    standfirst="Water has a happy number. Because of it every round drop, large or small, has the same aperture, and "
    "a street hangs upside down in it.",
    lead="rain-01",
    bylines=(("words", "tomas-brandt"),),
    published_at=datetime(2022, 4, 5, 7, 45, tzinfo=UTC),
    tags=("Lenses", "How it works", "Night"),
    blocks=(
        text(
            """
            <p>Look closely at a wet window and you see the street as often as there are drops, each time the wrong way
            up. A drop is a lens. It is worth working out which.</p>
            <p>Light goes a quarter slower in water than in air. The refractive index is 1.33, as near to four thirds as
            makes no difference. For a ball of that index the sum is short. The focal length, counted from the middle,
            comes to exactly the ball’s own diameter. And focal length divided by diameter is the f-number. A drop of
            one millimetre is an f/1 lens of 1&nbsp;mm. One of three millimetres is an f/1 lens of 3&nbsp;mm. Every
            round raindrop that ever fell has had the same aperture, and it is one that lens makers charge a great deal
            for.</p>
            """
        ),
        figure(
            "rain-02",
            "Lamps are at the top of the street and at the bottom of each drop.",
            width="full",
        ),
        text(
            """
            <h2>Why it is a poor one</h2>
            <p>Rays through the middle of a ball and rays near its edge do not meet at one place. Those at the edge are
            bent too much and cross too soon. It is called spherical aberration, it is the first fault that every lens
            designer learns to fight, and a ball has as much of it as a lens can have. Stopped down to its middle third
            a drop draws well. Wide open it draws a glow with something in it.</p>
            <p>The drops on a window are not balls. They are flat on the side where they sit, and heavy at the bottom.
            So their focal length is longer, and not the same from top to bottom: the street in them is stretched like
            somebody in a spoon.</p>
            <h2>How to photograph it</h2>
            <p>There are three places where one can focus. On the pane: then drops are drops and the lamps behind are
            discs. On the far lamps: then the pane is gone, and all that the rain does is take away contrast. And a
            little before the pane, at the picture that the drop throws, which hangs in the air on our side. It takes a
            macro lens and some patience, and for once the whole street is in focus.</p>
            """
        ),
        aside(
            "A lens for nothing",
            """
            <p>Punch a clean hole of two millimetres in a strip of thin metal. Put one drop of water in it. Hold it
            against the lens of a telephone and go close to a page. You get letters as large as thumbnails, and coloured
            edges on all of them. Antoni van Leeuwenhoek saw bacteria through a lens not much larger, but his was of
            glass, and he was Leeuwenhoek.</p>
            """,
        ),
        figure(
            "bokeh-02",
            "The same kind of street without the window. Each disc is the aperture of the lens, seen from outside.",
        ),
        text(
            """
            <p>Wait for the hour when the sky is still blue and the lamps are already lit. Go out if you can, and put
            the pane between yourself and the light. And do not wipe. Of all lenses this is the only one that is spoilt
            by cleaning.</p>
            """
        ),
    ),
)
