from datetime import UTC, datetime

from newsroom.demo.shapes import Story, figure, text

STORY = Story(
    slug="snow-is-white-your-meter-would-rather-it-were-grey",
    kind="feature",
    kicker="Exposure",
    headline="Snow is white. Your meter would rather it were grey",
    standfirst="Two stops, one tree and a cold thumb: how to photograph a field in which there is nothing to be seen.",
    lead="snow-02",
    bylines=(("words", "mei-okabe"),),
    published_at=datetime(2022, 1, 11, 7, 15, tzinfo=UTC),
    tags=("Exposure", "Landscape", "How it works"),
    blocks=(
        text(
            """
            <p>A light meter is a machine with one opinion: the world, on the whole, is a middling grey. Mostly it is
            right. A street, a meadow, a face and a wall together send back something under a fifth of the light they
            get. Fresh snow sends back nine tenths. The meter sees all that light, concludes that somebody has turned up
            the sun, and turns it down again. Hence the blue-grey sludge that people bring home from the Alps.</p>
            <p>From a fifth to nine tenths is a little over two stops. So: point the camera at the snow, see what it
            says, and give two stops more. If the sun is on it, one and a half. In fog give two and do not look at the
            screen, which lies outdoors; look at the histogram, whose hill should stand close to the right edge without
            leaning on it.</p>
            """
        ),
        figure(
            "snow-01",
            "The fence is the only dark thing that goes anywhere. Take it away and the picture has no distance.",
            width="full",
        ),
        text(
            """
            <h2>One tree</h2>
            <p>White is not yet a picture. In fog the contrast between near and far is made by the air alone: the
            nearest tree is black, the next is grey, the fourth is a rumour. That is depth, and it is free. It wants one
            dark thing close by, or the eye does not know how white the white is. Walk until that thing stands alone.
            Ten metres are usually enough; the trouble is that they leave footprints, so think before.</p>
            <h2>Blue shadows</h2>
            <p>On a clear day the snow in the shade is lit by the sky, and the sky is blue. The eye discounts it, the
            camera does not. Correct it by half. Snow without any blue looks like plaster, and the last sun beside it,
            which is the reason one came, looks like a mistake.</p>
            """
        ),
        figure("alps-01", width="wide"),
        text(
            """
            <h2>The thumb</h2>
            <p>Batteries do not die of cold, they faint; in a warm pocket they come round. Lenses that come in from the
            frost are wet within a minute. Put the camera into its bag out of doors, close it, and leave it closed for
            an hour in the hall. And cut the tip off the right glove. There are gloves with a flap for this. The flap is
            always open when it should be closed.</p>
            """
        ),
    ),
)
