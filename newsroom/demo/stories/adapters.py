from datetime import UTC, datetime

from newsroom.demo.shapes import Correction, Story, aside, figure, table, text

STORY = Story(
    slug="a-tube-or-nothing-what-an-adapter-can-do",
    kind="feature",
    kicker="Lenses",
    headline="A tube or nothing: what an adapter can do",
    standfirst="Whether an old lens fits a new camera is a subtraction. What happens when the answer is wrong by a "
    "tenth of a millimetre can be seen at night.",
    lead="lens-02",
    bylines=(("words", "tomas-brandt"),),
    published_at=datetime(2022, 1, 25, 8, 40, tzinfo=UTC),
    tags=("Lenses", "L-mount", "How it works"),
    mentions=("partnership:l-mount-alliance", "brand:pentax", "brand:leica"),
    corrections=(
        Correction(
            "An earlier version gave 8.7 mm as the length of an adapter from Leica M to the L-mount. It is 7.8 mm, as "
            "27.8 less 20.",
            datetime(2022, 1, 26, 7, 50, tzinfo=UTC),
        ),
    ),
    blocks=(
        text(
            """
            <p>Every lens mount has a number that its makers hold to within a few hundredths of a millimetre, and that
            nobody engraves: the distance from the face of the ring to the film or the sensor. A lens is computed for
            it. Put the lens on a camera whose distance is shorter, and the difference can be filled with a tube. Put it
            on one whose distance is longer, and there is nothing to be done with metal.</p>
            """
        ),
        table(
            "From the flange to the film, and the tube that a body with L-mount needs",
            """
            Mount | Distance, mm | Tube to the L-mount, mm
            Nikon Z | 16.0 | none: too short
            Fujifilm X | 17.7 | none: too short
            Sony E | 18.0 | none: too short
            L-mount | 20.0 | its own
            Canon RF | 20.0 | none: no room
            Leica M | 27.8 | 7.8
            Canon EF | 44.0 | 24.0
            M42 and Pentax K | 45.5 | 25.5
            Nikon F | 46.5 | 26.5
            Leica R | 47.0 | 27.0
            """,
            note="Rounded to a tenth. The numbers decide whether a lens can be put on; whether focus and aperture are "
            "understood is another matter.",
        ),
        text(
            """
            <p>The table has a seam at 20&nbsp;mm. Down to there stand cameras without a mirror, below it those with
            one, or with a rangefinder. A mirror needs some twenty-five millimetres in which to swing. Take it out, and
            that room is free: it is why nearly any lens made for film can be adapted, and why the new ones, which
            differ by a millimetre or two, can hardly be adapted to each other.</p>
            <h2>A tenth too long</h2>
            <p>Say the tube is longer than it should be by a tenth of a millimetre, the thickness of a sheet of paper.
            The lens now stands too far from the sensor, as if it had been focused nearer than it says. With a
            50&nbsp;mm lens the farthest thing that can be made sharp stands at 25 metres: fifty times fifty, divided by
            a tenth. What lies beyond is lost, whatever one does with the ring.</p>
            """
        ),
        figure(
            "bokeh-01",
            "An avenue through an adapter that is too long would look like this, and would go on looking like it: "
            "every lamp a disc. Here it was done on purpose.",
            width="full",
        ),
        text(
            """
            <p>A tenth too short is kinder. The lens then focuses past infinity, so every distance can still be reached.
            Only the scale is wrong, and the hard stop at the end, on which one used to rely in the dark. That is why so
            many cheap adapters are too short. It is not sloppiness, it is mercy.</p>
            """
        ),
        aside(
            "Try yours",
            """
            <ol><li>Go out on a clear night.</li><li>Turn the lens to infinity, wide open.</li><li>Enlarge a far lamp or
            a star on the screen.</li><li>Sharp before the stop: the tube is short. Sharp at the stop: keep it and tell
            nobody. Never sharp: send it back.</li></ol>
            """,
        ),
        text(
            """
            <h2>Wide angles are the hard ones</h2>
            <p>The same error does more harm the shorter the lens. At 21&nbsp;mm a tenth too long leaves nothing sharp
            beyond some four and a half metres. And with a lens that slides its rear elements as it is focused, the
            wrong distance does not only shift the picture, it spoils the corners. Somebody who buys one adapter for a
            shelf of lenses should try it with the widest first.</p>
            """
        ),
    ),
)
