"""A draft, and a short one: somebody has begun, and gone out to look."""

from newsroom.demo.shapes import Story, text

STORY = Story(
    slug="moonlight-is-sunlight-late",
    kind="feature",
    kicker="Night",
    headline="Moonlight is sunlight, a little late",
    standfirst="Expose it long enough, and it looks like day with stars in it. Why it should not.",
    lead="sea-02",
    bylines=(("words", "aksel-nordahl"), ("translation", "clara-winther")),
    tags=("Night", "Exposure"),
    blocks=(
        text(
            """
            <p>The moon is a grey stone in the sun. What it sends us is sunlight, one and a quarter seconds late and
            eighteen stops weaker. Leave the shutter open for as long as that takes, and you have a photograph of an
            afternoon, with stars.</p>
            <p>To come: how much darker than day a picture of the night has to be before anyone believes it.</p>
            """
        ),
    ),
)
